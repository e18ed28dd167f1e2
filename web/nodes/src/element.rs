//! A function for each element: `p()`, `div()`, …

use crate::node::{Element, Tag};

macro_rules! elements {
    ($($name:ident $tag:ident)+) => {
        $(
            #[doc = concat!("An empty `", stringify!($name), "`.")]
            #[must_use]
            pub const fn $name() -> Element {
                Element::new(Tag::$tag)
            }
        )+
    };
}

elements! {
    a A aside Aside button Button caption Caption code Code dd Dd del Del details Details div Div
    dl Dl dt Dt em Em fieldset Fieldset figcaption Figcaption figure Figure h2 H2 h3 H3 h4 H4
    input Input ins Ins kbd Kbd label Label legend Legend li Li mark Mark nav Nav ol Ol
    optgroup Optgroup option Option output Output p P pre Pre progress Progress section Section
    select Select small Small span Span strong Strong summary Summary table Table tbody Tbody td Td
    textarea Textarea th Th thead Thead tr Tr ul Ul
    svg Svg g G path Path line Line rect Rect circle Circle svg_text Text tspan Tspan title Title
    desc Desc
}
