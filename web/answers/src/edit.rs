//! A field changed: the exchange is read out of the texts, changed, and written into them again.

use crate::convert;
use crate::field::{Answer, Field, Row, To, headers};
use crate::lay_out::{decided, exactly, written};
use corsplain::Exchange;
use corsplain::header::{is_header_name, is_token};
use corsplain::scenario::{Credentials, Hop, Mode, Redirect, Response, Scenario};
use corsplain::text::{self, Boxes, Choices, Parsed, Subject};
use corsplain_nodes::Sheet;
use corsplain_nodes::words::{self, fill};

/// The sheet in which a field says something else.
///
/// Only the texts that have to change are written anew.
///
/// # Errors
///
/// Where it cannot say that: what was seen and what is needed, in whole sentences.
pub fn edit(sheet: &Sheet, name: &str, value: &str) -> Result<Sheet, String> {
    let (boxes, choices) = (convert::boxes(sheet), convert::choices(sheet));
    let before = text::parse_boxes(&boxes, choices);
    let field = Field::from_name(name).ok_or(words::EDIT_NO_FIELD)?;
    let meant = changed(&before.scenario, field, value)?;
    let is_said = subject(field).is_none_or(|subject| !before.assumes(subject));
    if meant == before.scenario && is_said {
        return Ok(sheet.clone());
    }
    let choices = match field {
        Field::Mode => Choices { mode: Some(meant.request.mode), ..choices },
        Field::Credentials => Choices { credentials: Some(meant.request.credentials), ..choices },
        Field::Redirect => Choices { redirect: Some(meant.request.redirect), ..choices },
        Field::PageOrigin | Field::Method | Field::Url | Field::Status(_) | Field::Header(..) => {
            choices
        }
    };
    let found = ways(boxes, field, &meant)
        .into_iter()
        .find_map(|boxes| meaning(boxes, choices, &meant, &before));
    Ok(found.unwrap_or_else(|| exactly(&meant)))
}

/// The texts to be tried, those with the fewest changes first.
fn ways(old: Boxes, field: Field, meant: &Scenario) -> [Boxes; 3] {
    let (new, _) = written(meant);
    let mut few = old;
    match field {
        Field::Mode | Field::Credentials | Field::Redirect => {}
        Field::PageOrigin => few.page_origin.clone_from(&new.page_origin),
        Field::Method | Field::Url | Field::Header(None, _) => few.request.clone_from(&new.request),
        Field::Status(answer) | Field::Header(Some(answer), _) => match answer.to {
            To::Preflight => few.preflight.clone_from(&new.preflight),
            To::Request => few.response.clone_from(&new.response),
        },
    }
    let more = Boxes { page_origin: new.page_origin.clone(), ..few.clone() };
    [few, more, new]
}

/// These texts with the decisions by which they mean an exchange; `None` where none make them do.
fn meaning(boxes: Boxes, made: Choices, meant: &Scenario, before: &Parsed) -> Option<Sheet> {
    let mut choices = decided(&boxes, made, meant);
    let after = text::parse_boxes(&boxes, choices);
    // What the old texts said is decided, where the new ones would come to the same by assuming it.
    let is_lost = |subject| after.assumes(subject) && !before.assumes(subject);
    if is_lost(Subject::PageOrigin) {
        return None;
    }
    let request = &meant.request;
    choices.mode = choices.mode.or_else(|| is_lost(Subject::Mode).then_some(request.mode));
    choices.credentials = choices
        .credentials
        .or_else(|| is_lost(Subject::Credentials).then_some(request.credentials));
    choices.redirect =
        choices.redirect.or_else(|| is_lost(Subject::Redirect).then_some(request.redirect));
    (text::parse_boxes(&boxes, choices).scenario == *meant).then(|| convert::sheet(boxes, choices))
}

/// What an assumption about that field is about.
fn subject(field: Field) -> Option<Subject> {
    match field {
        Field::PageOrigin => Some(Subject::PageOrigin),
        Field::Method => Some(Subject::Method),
        Field::Url => Some(Subject::Url),
        Field::Mode => Some(Subject::Mode),
        Field::Credentials => Some(Subject::Credentials),
        Field::Redirect => Some(Subject::Redirect),
        Field::Status(_) => Some(Subject::Status),
        Field::Header(..) => None,
    }
}

/// The exchange in which a field says something else.
fn changed(before: &Scenario, field: Field, value: &str) -> Result<Scenario, String> {
    let mut meant = before.clone();
    let request = &mut meant.request;
    match field {
        Field::PageOrigin => meant.page_origin = origin(before, value)?,
        Field::Method => request.method = method(&request.method, value)?,
        Field::Url => request.url = url(before, value)?,
        Field::Mode => request.mode = word(Mode::from_word, value)?,
        Field::Credentials => request.credentials = word(Credentials::from_word, value)?,
        Field::Redirect => request.redirect = word(Redirect::from_word, value)?,
        Field::Status(answer) => status(&mut meant, answer, value)?,
        Field::Header(answer, row) => header(&mut meant, answer, row, value)?,
    }
    Ok(meant)
}

fn origin(before: &Scenario, value: &str) -> Result<String, String> {
    let value = value.trim();
    if value == before.page_origin {
        return Ok(value.to_owned());
    }
    // The box knows what to make of an address.
    let boxes = Boxes { page_origin: value.to_owned(), ..Boxes::default() };
    let read = text::parse_boxes(&boxes, Choices::default());
    let is_read = !read.assumes(Subject::PageOrigin);
    let page_origin = if is_read { read.scenario.page_origin } else { value.to_owned() };
    let page = Scenario { page_origin: page_origin.clone(), ..Scenario::default() };
    match Exchange::with_parser(page, convert::url_parser()) {
        Ok(_) => Ok(page_origin),
        Err(error) => Err(error.to_string()),
    }
}

fn method(before: &str, value: &str) -> Result<String, String> {
    let value = value.trim();
    if value == before || is_token(value.as_bytes()) {
        return Ok(value.to_owned());
    }
    Err(fill(words::EDIT_METHOD, &[value]))
}

fn url(before: &Scenario, value: &str) -> Result<String, String> {
    let value = value.trim();
    let parser = convert::url_parser();
    let page = before.page_origin.as_str();
    let base = parser.parse(page, None).map(|_| page);
    if value == before.request.url || (!value.is_empty() && parser.parse(value, base).is_some()) {
        return Ok(value.to_owned());
    }
    Err(fill(words::EDIT_URL, &[value]))
}

fn word<T>(from_word: fn(&str) -> Option<T>, value: &str) -> Result<T, String> {
    from_word(value).ok_or_else(|| fill(words::EDIT_WORD, &[value]))
}

fn status(meant: &mut Scenario, answer: Answer, value: &str) -> Result<(), String> {
    let value = value.trim();
    if value.is_empty() {
        return forget(meant, answer);
    }
    let place = answer.of_mut(meant).ok_or(words::EDIT_NO_FIELD)?;
    let before = place.as_ref().map(|answer| answer.status);
    let status = value.parse().ok();
    let is_status = |status: &u16| Some(*status) == before || matches!(status, 0 | 100..=999);
    let status = status.filter(is_status).ok_or_else(|| fill(words::EDIT_STATUS, &[value]))?;
    place.get_or_insert_with(Response::default).status = status;
    Ok(())
}

/// An answer is not known any more, nor is its URL where nothing else is known of that.
fn forget(meant: &mut Scenario, answer: Answer) -> Result<(), String> {
    if answer.of(meant).is_none() {
        return Ok(());
    }
    *answer.of_mut(meant).ok_or(words::EDIT_NO_FIELD)? = None;
    if meant.hops.last() == Some(&Hop::default()) {
        meant.hops.pop();
    }
    Ok(())
}

fn header(
    meant: &mut Scenario,
    answer: Option<Answer>,
    row: Row,
    value: &str,
) -> Result<(), String> {
    let headers = headers(meant, answer).ok_or(words::EDIT_NO_FIELD)?;
    match row {
        Row::Add if value.trim().is_empty() => {}
        Row::Add => {
            let (name, value) = value.split_once(':').unwrap_or((value, ""));
            headers.push((self::name(name.trim())?, self::value(value)?));
        }
        Row::Remove(at) if at < headers.len() => {
            headers.remove(at);
        }
        Row::Name(at) if at < headers.len() && value.trim().is_empty() => {
            headers.remove(at);
        }
        Row::Name(at) => match headers.get_mut(at) {
            Some((before, _)) if before == value => {}
            Some((before, _)) => *before = name(value.trim())?,
            None => return Err(words::EDIT_NO_FIELD.to_owned()),
        },
        Row::Value(at) => match headers.get_mut(at) {
            Some((_, before)) if before == value => {}
            Some((_, before)) => *before = self::value(value)?,
            None => return Err(words::EDIT_NO_FIELD.to_owned()),
        },
        Row::Remove(_) => return Err(words::EDIT_NO_FIELD.to_owned()),
    }
    Ok(())
}

fn name(name: &str) -> Result<String, String> {
    let is_name = is_header_name(name.as_bytes());
    is_name.then(|| name.to_owned()).ok_or_else(|| fill(words::EDIT_NAME, &[name]))
}

fn value(value: &str) -> Result<String, String> {
    let is_value = !value.contains(['\n', '\r', '\0']);
    is_value.then(|| value.trim().to_owned()).ok_or_else(|| words::EDIT_VALUE.to_owned())
}
