//! What the part of an address behind `#` asks for. `web/answers/LINKS.md` describes all of it.

use crate::act::Route;

/// What a fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// A view.
    View(Route),
    /// The example of that id, in [`Route::Check`].
    Example(String),
    /// An exchange, in [`Route::Check`]: the engine says which, when asked by `Ask::Open`.
    Exchange,
    /// Nothing that is known here: a place of the document, or a word of something else.
    Nothing,
}

/// Reads a fragment, with or without the `#`.
#[must_use]
pub fn read(fragment: &str) -> Fragment {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (view, id) = fragment.split_once('/').unwrap_or((fragment, ""));
    match (view, id) {
        ("" | "check", "") => Fragment::View(Route::Check),
        ("audit", "") => Fragment::View(Route::Audit),
        ("learn", id) => Fragment::View(Route::Learn(id.to_owned())),
        ("gallery", "") => Fragment::View(Route::Gallery),
        ("gallery", id) => Fragment::Example(id.to_owned()),
        _ if is_exchange(fragment) => Fragment::Exchange,
        _ => Fragment::Nothing,
    }
}

/// A version and a dot, or a scenario.
fn is_exchange(fragment: &str) -> bool {
    let version = fragment.split_once('.').map_or("", |(version, _)| version);
    let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    is_version || fragment.starts_with("s=")
}

/// The fragment of a view, without the `#`; empty for [`Route::Check`], whose fragment is that of
/// the exchange in it.
#[must_use]
pub fn of_view(view: &Route) -> String {
    match view {
        Route::Check => String::new(),
        Route::Audit => String::from("audit"),
        Route::Learn(id) if id.is_empty() => String::from("learn"),
        Route::Learn(id) => format!("learn/{id}"),
        Route::Gallery => String::from("gallery"),
    }
}

/// The fragment of an example as it was loaded, without the `#`.
#[must_use]
pub fn of_example(id: &str) -> String {
    format!("gallery/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_and_back() {
        let lesson = Route::Learn(String::from("who-is-protected"));
        for view in
            [Route::Check, Route::Audit, Route::Learn(String::new()), lesson, Route::Gallery]
        {
            assert_eq!(read(&format!("#{}", of_view(&view))), Fragment::View(view));
        }
        assert_eq!(read("#learn/"), Fragment::View(Route::Learn(String::new())));
        assert_eq!(read(&of_example("null-origin")), Fragment::Example("null-origin".to_owned()));
    }

    #[test]
    fn exchanges_of_any_version() {
        for fragment in ["#1.q1YqVL", "1.", "#2.x/y", "#17.", "#s={}", "s=%7B%7D"] {
            assert_eq!(read(fragment), Fragment::Exchange, "{fragment}");
        }
    }

    #[test]
    fn anything_else_is_left_alone() {
        for fragment in ["#outcome", "#.x", "#a.b", "#audit/x", "#check/x", "#__proto__", "#%00"] {
            assert_eq!(read(fragment), Fragment::Nothing, "{fragment}");
        }
    }
}
