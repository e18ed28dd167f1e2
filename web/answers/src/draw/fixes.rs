//! What would make the answer readable: every fix as a difference, ready to be applied.

use crate::convert;
use crate::draw::icon::icon;
use crate::draw::{flag, press};
use crate::evaluate::Mended;
use crate::lay_out::lay_out;
use crate::values;
use corsplain::Engine;
use corsplain::fix::{BoxDiff, Fix, Kind, Line, NoFix, OptionChange, Purpose, Safety};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, code, del, details, div, figcaption, figure, h3, ins, li, ol, p, pre,
    prose, section, span, strong, summary, ul,
};

/// The fixes, the first of them unfolded, or why there is none.
pub fn fixes(found: &Result<Vec<Mended>, NoFix>) -> Option<Element> {
    let fixes = match found {
        Err(none) => return Some(titled(words::FIXES, p().class("none").puts(prose(&none.text)))),
        Ok(fixes) if fixes.is_empty() => return None,
        Ok(fixes) => fixes,
    };
    let exposes = fixes.iter().all(|one| one.fix.purpose == Purpose::HeadersExposed);
    let list = fixes.iter().enumerate().map(|(at, one)| fix(one, at == 0 && !exposes));
    let title = if exposes { words::FIXES_EXPOSE } else { words::FIXES };
    Some(titled(title, ol().class("fixes").puts(list)))
}

fn titled(title: &str, inner: Element) -> Element {
    section()
        .id("fixes")
        .attr(Attr::AriaLabelledby, "fixes-title")
        .put(h3().id("fixes-title").put(title))
        .put(inner)
}

fn fix(mended: &Mended, is_open: bool) -> Element {
    let (tone, word) = match mended.fix.safety {
        Safety::Safe => ("good", words::FIX_SAFE),
        Safety::Unsafe => ("bad", words::FIX_UNSAFE),
    };
    let head = summary()
        .put(span().class("title").puts(prose(&mended.fix.title)))
        .put(span().class("badge").put(word))
        .put(span().class("who").put(mended.fix.who.as_str()));
    li().class(tone).put(flag(details(), Attr::Open, is_open).put(head).put(folded(mended)))
}

fn folded(mended: &Mended) -> Element {
    let Mended { fix, diff, opens } = mended;
    let warning =
        |text: &String| p().class("warning").put(icon("bad")).put(strong().puts(prose(text)));
    let opening = (!opens.is_empty()).then(|| {
        details()
            .class("part small")
            .put(summary().put(strong().put(words::FIX_OPENS)))
            .put(ul().class("plain-list").puts(opens.iter().map(|text| li().puts(prose(text)))))
    });
    let apply = press(Act::Show(Box::new(lay_out(&fix.healed)))).put(words::FIX_APPLY);
    div()
        .class("fold")
        .puts(fix.warnings.iter().map(warning))
        .puts(fix.edits.iter().map(|edit| p().puts(prose(&edit.text))))
        .puts(fix.assumed.iter().map(|text| p().class("hint").puts(prose(text))))
        .puts(only_in(fix).map(|text| p().put(text)))
        .puts(diff.options.iter().map(option))
        .puts(diff.boxes.iter().map(difference))
        .puts(opening)
        .put(p().put(apply))
}

/// Where a fix does not help in every engine.
fn only_in(fix: &Fix) -> Option<String> {
    let names: Vec<&str> = fix.engines.iter().map(|engine| engine.name()).collect();
    (fix.engines.len() < Engine::ALL.len())
        .then(|| fill(words::FIX_ONLY_IN, &[&values::list(&names)]))
}

fn option(change: &OptionChange) -> Element {
    p().put(code().put(change.option))
        .put(": ")
        .put(del().put(code().put(change.before.as_str())))
        .put(" \u{2192} ")
        .put(ins().put(code().put(change.after.as_str())))
}

fn difference(difference: &BoxDiff) -> Element {
    figure()
        .put(figcaption().put(values::place(convert::place(difference.place))))
        .put(pre().class("diff").puts(folded_lines(&difference.lines)))
}

/// The lines with what stands around each change; long stretches without any are only counted.
fn folded_lines(lines: &[Line]) -> Vec<Element> {
    let mut left = lines;
    let mut is_first = true;
    let mut drawn = Vec::new();
    while !left.is_empty() {
        let kept = left.iter().take_while(|line| line.kind == Kind::Kept).count();
        let (unchanged, rest) = left.split_at(kept);
        let before = if is_first { 0 } else { AROUND };
        let after = if rest.is_empty() { 0 } else { AROUND };
        match unchanged.len().checked_sub(before + after).filter(|count| *count > 1) {
            Some(count) => {
                drawn.extend(unchanged.iter().take(before).map(line));
                drawn.push(
                    span()
                        .class("hint")
                        .put(format!("{}\n", fill(words::DIFF_UNCHANGED, &[&words::count(count)]))),
                );
                drawn.extend(unchanged.iter().skip(before + count).map(line));
            }
            None => drawn.extend(unchanged.iter().map(line)),
        }
        let changed = rest.iter().take_while(|line| line.kind != Kind::Kept).count();
        drawn.extend(rest.iter().take(changed).map(line));
        left = rest.get(changed..).unwrap_or_default();
        is_first = false;
    }
    drawn
}

fn line(line: &Line) -> Element {
    let (element, sign) = match line.kind {
        Kind::Kept => (span(), "  "),
        Kind::Removed => (del(), "- "),
        Kind::Added => (ins(), "+ "),
    };
    element.put(format!("{sign}{}\n", line.text))
}

/// So many unchanged lines stand before a change and behind it.
const AROUND: usize = 3;
