//! The Markdown of the lessons, and no more: paragraphs, lists, blocks of code, and in a line
//! `code`, **strong words** and [links](https://example.com).

use corsplain_nodes::{Attr, Element, Node, a, code, li, p, pre, span, strong, ul, words};

/// Reads a text.
///
/// # Errors
///
/// Where something is not of this Markdown, or does not end.
pub fn read(text: &str) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    let mut list: Option<Element> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(item) = line.strip_prefix("- ") {
            let items = list.take().unwrap_or_else(|| ul().class("plain-list"));
            list = Some(items.put(li().puts(inline(item)?)));
            continue;
        }
        nodes.extend(list.take().map(Node::from));
        if line == "```" {
            nodes.push(block(&mut lines)?);
        } else if UNKNOWN.iter().any(|start| line.starts_with(start)) {
            return Err(format!("not of this Markdown: {line}"));
        } else if !line.is_empty() {
            nodes.push(p().puts(inline(line)?).into());
        }
    }
    nodes.extend(list.map(Node::from));
    Ok(nodes)
}

fn block<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<Node, String> {
    let mut text = Vec::new();
    for line in lines {
        if line == "```" {
            return Ok(pre().put(code().put(text.join("\n"))).into());
        }
        text.push(line);
    }
    Err("a block of code does not end".to_owned())
}

/// One line: what comes first decides, and nothing is nested but code in what is strong or linked.
fn inline(text: &str) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '_', '<']) {
        let (before, mark) = rest.split_at(at);
        if !before.is_empty() {
            nodes.push(before.into());
        }
        let (node, after) = marked(mark).ok_or_else(|| format!("not understood: {mark}"))?;
        nodes.push(node?.into());
        rest = after;
    }
    if !rest.is_empty() {
        nodes.push(rest.into());
    }
    Ok(nodes)
}

/// What begins here, and what comes after it; `None` where nothing does.
fn marked(text: &str) -> Option<(Result<Element, String>, &str)> {
    if let Some(rest) = text.strip_prefix('`') {
        let (inner, rest) = rest.split_once('`')?;
        return Some((Ok(code().put(inner)), rest));
    }
    if let Some(rest) = text.strip_prefix("**") {
        let (inner, rest) = rest.split_once("**")?;
        return Some((inline(inner).map(|inner| strong().puts(inner)), rest));
    }
    let (name, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (href, rest) = rest.split_once(')')?;
    Some((inline(name).and_then(|name| link(href, name)), rest))
}

/// A link to a place of this page, or to another site in a tab of its own.
fn link(href: &str, name: Vec<Node>) -> Result<Element, String> {
    let link = a().attr(Attr::Href, href).puts(name);
    if href.starts_with("https://") {
        let apart = span().class("unseen").put(words::OPENS_IN_NEW_TAB);
        Ok(link.attr(Attr::Target, "_blank").attr(Attr::Rel, "noopener").put(apart))
    } else if href.starts_with('#') {
        Ok(link)
    } else {
        Err(format!("neither `https` nor a place of this page: {href}"))
    }
}

/// How lines begin that mean something in other Markdown.
const UNKNOWN: [&str; 8] = ["#", ">", "* ", "+ ", "  ", "\t", "```", "|"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_there_is() {
        let text = "One `a * b`, **two `c`** and [three](https://example.com/_x) or [`four`](#gallery).\n\n- five\n- six\n```\n**seven**\n\n  eight\n```\nnine";
        let five_and_six = ul().class("plain-list").put(li().put("five")).put(li().put("six"));
        let three = a()
            .attr(Attr::Href, "https://example.com/_x")
            .attr(Attr::Target, "_blank")
            .attr(Attr::Rel, "noopener")
            .put("three")
            .put(span().class("unseen").put(words::OPENS_IN_NEW_TAB));
        let one = p()
            .put("One ")
            .put(code().put("a * b"))
            .put(", ")
            .put(strong().put("two ").put(code().put("c")))
            .put(" and ")
            .put(three)
            .put(" or ")
            .put(a().attr(Attr::Href, "#gallery").put(code().put("four")))
            .put(".");
        let eight = pre().put(code().put("**seven**\n\n  eight"));
        let expected: Vec<Node> =
            [one, five_and_six, eight, p().put("nine")].map(Node::from).to_vec();
        assert_eq!(read(text), Ok(expected));
        assert_eq!(read("\n\n"), Ok(Vec::new()));
        assert_eq!(read("- one").map(|nodes| nodes.len()), Ok(1));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "# heading",
            "> quote",
            "* star",
            "  - nested",
            "```rust\n```",
            "```\nno end",
            "an open `code",
            "an open **word",
            "*one star*",
            "_one_",
            "<b>bold</b>",
            "[no link]",
            "[a](http://example.com)",
            "[a](javascript:alert(1))",
            "**[a](//example.com)**",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
