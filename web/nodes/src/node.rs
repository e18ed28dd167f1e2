//! A tree of elements: a document of closed vocabulary.

use crate::act::Act;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Something to draw: a text or an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Node {
    /// A text, always drawn as text.
    Text(String),
    /// An element with what it holds.
    Element(Element),
}

/// An element. In JSON only what it has is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// Which.
    #[serde(rename = "t")]
    pub tag: Tag,
    /// Its attributes, each once.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub attrs: Vec<(Attr, String)>,
    /// What a press, or a change, does.
    #[serde(rename = "do", default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// What it holds.
    #[serde(rename = "k", default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

impl Element {
    /// An empty element.
    #[must_use]
    pub const fn new(tag: Tag) -> Self {
        Self { tag, attrs: Vec::new(), act: None, children: Vec::new() }
    }

    /// With an attribute.
    #[must_use]
    pub fn attr(mut self, attr: Attr, value: impl Into<String>) -> Self {
        self.attrs.push((attr, value.into()));
        self
    }

    /// With classes.
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        self.attr(Attr::Class, class)
    }

    /// With an id.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        self.attr(Attr::Id, id)
    }

    /// With a deed.
    #[must_use]
    pub fn act(mut self, act: Act) -> Self {
        self.act = Some(act);
        self
    }

    /// With one more node.
    #[must_use]
    pub fn put(mut self, node: impl Into<Node>) -> Self {
        self.children.push(node.into());
        self
    }

    /// With more nodes.
    #[must_use]
    pub fn puts<N: Into<Node>>(mut self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(nodes.into_iter().map(Into::into));
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Node {
    /// All text in it, in order.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.children.iter().map(Self::text).collect(),
        }
    }
}

/// A text in which values stand between backticks.
#[must_use]
pub fn prose(text: &str) -> Vec<Node> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts
        .map(|(index, part)| match index % 2 {
            1 => Element::new(Tag::Code).put(part).into(),
            _ => Node::from(part),
        })
        .collect()
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Node;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text or an element")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
                Element::deserialize(MapAccessDeserializer::new(map)).map(Node::Element)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A closed list of words: an enum, each value's word, and the way back from it.
macro_rules! list {
    ($(#[doc = $doc:literal])* $list:ident: $($name:ident $word:literal),+ $(,)?) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list { $(#[doc = concat!("`", $word, "`")] $name),+ }

        impl $list {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// As the document says it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }

        impl Serialize for $list {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $list {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Word;
                impl Visitor<'_> for Word {
                    type Value = $list;

                    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                        out.write_str(concat!("a word of ", stringify!($list)))
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$list, E> {
                        let found = $list::ALL.iter().find(|one| one.word() == text);
                        found.copied().ok_or_else(|| E::custom(text))
                    }
                }
                deserializer.deserialize_str(Word)
            }
        }
    };
}

list! {
    /// The elements that can be drawn. None of them loads or runs anything.
    Tag:
    A "a", Aside "aside", Button "button", Caption "caption", Code "code", Dd "dd", Del "del",
    Details "details", Div "div", Dl "dl", Dt "dt", Em "em", Fieldset "fieldset",
    Figcaption "figcaption", Figure "figure", H2 "h2", H3 "h3", H4 "h4", Input "input", Ins "ins",
    Kbd "kbd", Label "label", Legend "legend", Li "li", Mark "mark", Nav "nav", Ol "ol",
    Optgroup "optgroup", Option "option", Output "output", P "p", Pre "pre", Progress "progress",
    Section "section", Select "select", Small "small", Span "span", Strong "strong",
    Summary "summary", Table "table", Tbody "tbody", Td "td", Textarea "textarea", Th "th",
    Thead "thead", Tr "tr", Ul "ul",
    // The drawn sequence.
    Svg "svg", G "g", Path "path", Line "line", Rect "rect", Circle "circle", Text "text",
    Tspan "tspan", Title "title", Desc "desc",
}

list! {
    /// The attributes that can be set. None of them runs anything; `href` is checked when drawn.
    Attr:
    AriaBusy "aria-busy", AriaControls "aria-controls", AriaCurrent "aria-current",
    AriaDescribedby "aria-describedby", AriaExpanded "aria-expanded", AriaHidden "aria-hidden",
    AriaInvalid "aria-invalid", AriaLabel "aria-label", AriaLabelledby "aria-labelledby",
    AriaPressed "aria-pressed", AriaSort "aria-sort", Autocomplete "autocomplete",
    Checked "checked", Class "class", Colspan "colspan", Dir "dir", Disabled "disabled",
    For "for", Href "href", Id "id", Label "label", Max "max", Name "name", Open "open",
    Placeholder "placeholder", Role "role", Rows "rows", Rowspan "rowspan", Scope "scope",
    Selected "selected", Spellcheck "spellcheck", Start "start", Tabindex "tabindex", Target "target", Title "title", Type "type",
    Value "value", Rel "rel",
    // The drawn sequence.
    Cx "cx", Cy "cy", D "d", Dominant "dominant-baseline", Height "height", Points "points",
    R "r", Rx "rx", TextAnchor "text-anchor", Transform "transform", ViewBox "viewBox",
    Width "width", X "x", X1 "x1", X2 "x2", Y "y", Y1 "y1", Y2 "y2", Dx "dx", Dy "dy",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_comes_back_from_json() {
        let tree: Node = Element::new(Tag::P)
            .class("lead")
            .puts(prose("Send `Vary: Origin`, please."))
            .put(Element::new(Tag::Button).act(Act::Undo).put("Undo"))
            .into();
        let text = serde_json::to_string(&tree).unwrap();
        assert_eq!(
            text,
            r#"{"t":"p","a":[["class","lead"]],"k":["Send ",{"t":"code","k":["Vary: Origin"]},", please.",{"t":"button","do":"undo","k":["Undo"]}]}"#
        );
        assert_eq!(serde_json::from_str::<Node>(&text).unwrap(), tree);
        assert_eq!(tree.text(), "Send Vary: Origin, please.Undo");
    }

    #[test]
    fn what_is_not_on_the_lists_is_refused() {
        for text in [r#"{"t":"script"}"#, r#"{"t":"p","a":[["onclick","alert(1)"]]}"#, "1"] {
            assert!(serde_json::from_str::<Node>(text).is_err(), "{text}");
        }
    }
}
