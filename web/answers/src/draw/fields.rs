//! What was understood of the texts, as fields to be changed.

use crate::draw::pick::{Entry, pick};
use crate::draw::press;
use crate::evaluate::Judged;
use crate::field::{Answer, Field, Row, To};
use corsplain::Engine;
use corsplain::scenario::{Credentials, Field as Header, Mode, Redirect};
use corsplain::text::{Assumption, Subject};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, details, div, fieldset, input, label, legend, li, p, prose, span, strong,
    summary, ul,
};

/// The fields, folded under a line that says the gist of them.
pub fn fields(judged: &Judged, engine: Engine) -> Element {
    let scenario = &judged.parsed.scenario;
    let request = &scenario.request;
    let gist = [&request.method, &request.url, &scenario.page_origin, request.credentials.word()];
    let gist = fill(words::FIELDS_SUMMARY, &gist);
    let head =
        summary().put(strong().put(words::FIELDS)).put(span().class("gist").puts(prose(&gist)));
    // The answer that is waited for can be given here, too.
    let next = judged.of(engine).and_then(|told| told.account.next.as_ref());
    let next = next.map_or(0, |next| usize::from(next.at.hop) + 1);
    let hops = scenario.hops.len().max(next).max(1);
    let answers = (0..hops.min(SHOWN)).flat_map(|hop| {
        [To::Preflight, To::Request].map(|to| answer(judged, Answer { hop, to }, hops > 1))
    });
    details()
        .id("fields")
        .class("more fields")
        .put(head)
        .put(p().class("hint").put(words::FIELDS_HINT))
        .put(page(judged))
        .put(request_of(judged))
        .puts(answers)
}

fn page(judged: &Judged) -> Element {
    let origin = &judged.parsed.scenario.page_origin;
    let is_assumed = judged.parsed.assumes(Subject::PageOrigin);
    part(words::FIELDS_PAGE).put(line(Field::PageOrigin, words::FIELD_ORIGIN, origin, is_assumed))
}

fn request_of(judged: &Judged) -> Element {
    let request = &judged.parsed.scenario.request;
    let is_assumed = |subject| judged.parsed.assumes(subject);
    let modes = Mode::ALL.iter().map(|mode| mode.word());
    let credentials = Credentials::ALL.iter().map(|credentials| credentials.word());
    let redirects = Redirect::ALL.iter().map(|redirect| redirect.word());
    let choices = div()
        .class("choices")
        .put(choice(
            (Field::Mode, words::CHOICE_MODE),
            modes,
            request.mode.word(),
            is_assumed(Subject::Mode),
        ))
        .put(choice(
            (Field::Credentials, words::CHOICE_CREDENTIALS),
            credentials,
            request.credentials.word(),
            is_assumed(Subject::Credentials),
        ))
        .put(choice(
            (Field::Redirect, words::CHOICE_REDIRECT),
            redirects,
            request.redirect.word(),
            is_assumed(Subject::Redirect),
        ));
    let method =
        line(Field::Method, words::FIELD_METHOD, &request.method, is_assumed(Subject::Method));
    let url = line(Field::Url, words::FIELD_URL, &request.url, is_assumed(Subject::Url));
    part(words::FIELDS_REQUEST).put(method).put(url).put(choices).put(headers(
        words::FIELDS_REQUEST,
        None,
        &request.headers,
        is_assumed(Subject::Headers),
    ))
}

fn answer(judged: &Judged, answer: Answer, many: bool) -> Element {
    let name = match answer.to {
        To::Preflight => words::FIELDS_PREFLIGHT,
        To::Request => words::FIELDS_RESPONSE,
    };
    let name = match many {
        true => fill(words::FIELDS_AT_URL, &[name, &(answer.hop + 1).to_string()]),
        false => name.to_owned(),
    };
    let given = answer.of(&judged.parsed.scenario);
    let status = given.map(|given| given.status.to_string()).unwrap_or_default();
    // Which of several was assumed is not told; what is assumed is what is usual.
    let usual = match answer.to {
        To::Preflight => "204",
        To::Request => "200",
    };
    let is_it = |one: &Assumption| one.subject == Subject::Status && one.value == usual;
    let assumptions = &judged.parsed.assumptions;
    let is_assumed = !many && status == usual && assumptions.iter().any(is_it);
    let list = given.map(|given| headers(&name, Some(answer), &given.headers, false));
    part(&name)
        .put(line(Field::Status(answer), words::FIELD_STATUS, &status, is_assumed))
        .puts(list)
}

/// The headers of a part, each with a name and a value, and a place for one more.
fn headers(part: &str, of: Option<Answer>, headers: &[Header], is_assumed: bool) -> Element {
    let rows = headers.iter().take(SHOWN).enumerate().map(|(at, (name, value))| {
        let number = (at + 1).to_string();
        let remove = press(Act::Edit(Field::Header(of, Row::Remove(at)).name()))
            .class("plain")
            .attr(Attr::AriaLabel, fill(words::FIELD_REMOVE_OF, &[part, name]))
            .put(words::FIELD_REMOVE);
        li().put(
            control(Field::Header(of, Row::Name(at)), name)
                .attr(Attr::AriaLabel, fill(words::FIELD_NAME_OF, &[part, &number])),
        )
        .put(
            control(Field::Header(of, Row::Value(at)), value)
                .attr(Attr::AriaLabel, fill(words::FIELD_VALUE_OF, &[part, name])),
        )
        .put(remove)
    });
    let more = headers.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| li().put(fill(words::MORE_HEADERS, &[&words::count(more)])));
    let add = control(Field::Header(of, Row::Add), "")
        .attr(Attr::AriaLabel, fill(words::FIELD_ADD, &[part]))
        .attr(Attr::Placeholder, words::FIELD_ADD_SAMPLE);
    div()
        .put(p().class("legend").put(named(words::FIELD_HEADERS, is_assumed)))
        .put(ul().puts(rows).puts(more).put(li().put(add)))
}

fn part(name: &str) -> Element {
    fieldset().put(legend().put(name))
}

fn line(field: Field, name: &str, value: &str, is_assumed: bool) -> Element {
    let control = control(field, value);
    let control = match field {
        Field::Status(_) => control.attr(Attr::Placeholder, words::FIELD_STATUS_NONE),
        _ => control,
    };
    let label = label().attr(Attr::For, id(field)).put(named(name, is_assumed));
    div().class("pair").put(label).put(control)
}

fn choice(
    (field, name): (Field, &str),
    words: impl Iterator<Item = &'static str>,
    value: &str,
    is_assumed: bool,
) -> Element {
    let entries: Vec<Entry> = words.map(|word| Entry::plain(word, word)).collect();
    pick(&id(field), &named(name, is_assumed), &entries, value, Act::Edit(field.name()))
}

fn control(field: Field, value: &str) -> Element {
    input()
        .attr(Attr::Type, "text")
        .id(id(field))
        .attr(Attr::Value, value)
        .attr(Attr::Autocomplete, "off")
        .attr(Attr::Spellcheck, "false")
        .act(Act::Edit(field.name()))
}

fn id(field: Field) -> String {
    format!("field-{}", field.name().replace('.', "-"))
}

fn named(name: &str, is_assumed: bool) -> String {
    if is_assumed { fill(words::CHOICE_ASSUMED, &[name]) } else { name.to_owned() }
}

/// So many headers of a part, and so many URLs, have fields; the others are changed in their text.
const SHOWN: usize = 40;
