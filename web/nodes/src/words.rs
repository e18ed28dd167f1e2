//! Every text of the page's own, in one table: a second language is another file like this one.
//!
//! What core says of an exchange stands in core's tables (`spec.rs`, `reasons/`, …). A text
//! with `{}` is filled in by [`fill`].

#![allow(
    rustdoc::invalid_html_tags,
    reason = "a text that names an element is its own description"
)]

/// Puts values into the places `{}` of a text, in order.
///
/// ```
/// use corsplain_nodes::words::fill;
/// assert_eq!(fill("And {} more.", &["3"]), "And 3 more.");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut filled = String::new();
    for (index, part) in text.split("{}").enumerate() {
        if index > 0 {
            filled.push_str(values.next().copied().unwrap_or_default());
        }
        filled.push_str(part);
    }
    filled
}

macro_rules! words {
    ($($name:ident $text:literal;)+) => {
        $(#[doc = $text] pub const $name: &str = $text;)+
    };
}

// The page around everything: bar, boxes, notices.
words! {
    UNDO "Undo";
    REDO "Redo";
}

// The answer: verdict, engines, cause, fixes, steps.
words! {
    AND_MORE "And {} more.";
    NAMES "{} and {}";
    // Values, in the page's words.
    PLACE_PAGE_ORIGIN "Page origin";
    PLACE_PAGE_CSP "Page\u{2019}s Content-Security-Policy";
    PLACE_REQUEST "Request";
    PLACE_PREFLIGHT "Preflight response";
    PLACE_RESPONSE "Response";
    VERDICT_BY_STANDARD "By the {}";
    VERDICT_BY_BROWSER "In {}";
    OUTCOME_READABLE "Allowed";
    OUTCOME_OPAQUE "Opaque";
    OUTCOME_OPAQUE_REDIRECT "Opaque redirect";
    OUTCOME_NETWORK_ERROR "Blocked";
    OUTCOME_TYPE_ERROR "Refused";
    OUTCOME_INCOMPLETE "Not decided yet";
    LEG_REQUEST "Nothing";
    LEG_PREFLIGHT "Preflight";
    LEG_RESPONSE "Request";
    STEPS_OF_REQUEST "Before sending";
    STEPS_OF_PREFLIGHT "The preflight";
    STEPS_OF_RESPONSE "The request and its response";
    AT_REQUEST "before sending";
    AT_PREFLIGHT "the preflight";
    AT_RESPONSE "the response";
    AT_URL "{}, URL {}";
    STEP_PASSES "passes";
    STEP_BLOCKS "blocks";
    STEP_DECIDES "decides";
    SUBJECT_PAGE_ORIGIN "page origin";
    SUBJECT_URL "URL";
    SUBJECT_METHOD "method";
    SUBJECT_MODE "mode";
    SUBJECT_CREDENTIALS "credentials";
    SUBJECT_REDIRECT "redirect";
    SUBJECT_HEADERS "headers";
    SUBJECT_STATUS "status";
    SUBJECT_PREFLIGHT "preflight";
    NOW_SECONDS "0 s";
    IN_HOURS "+{} h";
    IN_MINUTES "+{} min";
    IN_SECONDS "+{} s";
    API_FETCH "fetch()";
    API_XHR "XMLHttpRequest";
    API_BEACON "sendBeacon()";
    API_EVENT_SOURCE "EventSource";
    API_IMG "<img>, canvas";
    API_MEDIA "<video>, <audio>";
    API_SCRIPT "<script>";
    API_STYLE "<link> stylesheet";
    API_FONT "@font-face";
    API_PRELOAD "<link> preload";
    // The verdict.
    NOTHING_YET "Paste a request and its answer, or take an example.";
    NOT_ENOUGH "Not enough yet";
    BROWSERS_DIFFER "browsers differ";
    GO_TO_ANSWER "Go to the answer";
    DID_THEY_AGREE "Did the other side agree to this conversation?";
    NEWS_WHERE_THEY_DIFFER "{}: {} Not all browsers do the same.";
    // The engines and their consoles.
    ENGINES "In each browser";
    ALL_AGREE "All four agree.";
    SAME_VERDICT_OTHER_WAY "The verdict is the same, the way to it is not.";
    THEY_DIFFER "They do not agree.";
    DIFFERS "differs";
    OBSERVED_IN "Observed in {}.";
    WHY_ONE_DIFFERS "Why {} differs:";
    WHY_MANY_DIFFER "Why {} differ:";
    CONSOLE "What the console says";
    CONSOLE_OF_OTHERS "What the other consoles say";
    COPY_TEXT "Copy";
    COPY_CONSOLE "Copy the lines of {}";
    COPY_FILE "Copy {}";
    // The cause.
    CAUSE "Cause";
    WHY_THIS_RULE "Why this rule exists";
    SAW "Saw";
    SAW_NOTHING "nothing";
    AN_EMPTY_VALUE "an empty value";
    AGAINST "Against";
    WHERE "Where";
    TO_CHANGE "To change";
    // What was assumed, and the decisions to be made by hand.
    ASSUMED "Assumed, since the text does not say";
    ASSUMED_WHY "why";
    INSTEAD "{}: {} instead of {}";
    SAY_IT "say it";
    SAY_IT_YOURSELF "Say the {} yourself";
    OTHERWISE "If the page asks with credentials `{}`:";
    SHOW_OTHERWISE "Show this";
    CHOICE_API "Asked by";
    CHOICE_MODE "Mode";
    CHOICE_CREDENTIALS "Credentials";
    CHOICE_REDIRECT "Redirect";
    CHOICE_UPLOAD_LISTENER "XMLHttpRequest with an upload listener";
    CHOICE_ASSUMED "{} (assumed)";
    CHOICE_READ "{} (as read)";
    CHOICE_FROM_TEXT "from the text";
    // Remarks on lines.
    NOTE_LINE "line {}";
    NOTE_GO "Go to line {} of {}";
    NOTE_ASSUMED "Assumed {}";
    // What was sent, the steps, the headers.
    REACHED "What reached the server";
    SENT_NEXT "The browser would now send";
    STATUS_NOT_GIVEN "no answer given";
    STATUS_NONE "no answer came";
    MORE_SENT_HEADERS "\u{2026} and {} more headers";
    SENT_WITH_CREDENTIALS "with credentials";
    SENT_WITHOUT_CREDENTIALS "without credentials";
    STEPS "Step by step";
    STEP_OF "{}, step {}";
    STEP_IN_NEW_TAB ", in the standard, in a new tab";
    HEADERS "What script can read";
    HEADERS_CAPTION "The headers of the last answer";
    HEADER "Header";
    FOR_SCRIPT "For script";
    HEADER_IS_READABLE "readable";
    HEADER_IS_HIDDEN "hidden";
    MORE_HEADERS "And {} more headers.";
    // Beside the verdict.
    VERY_LARGE "This exchange is very large, so the verdict stands here alone, without fixes and findings.";
    OUTSIDE "Look here too: this is not CORS";
    WHERE_TO_COPY "Where to copy what is missing";
    QUESTIONS "What people ask here";
    FIXES "What would make it readable";
    FIXES_EXPOSE "What would let script read more headers";
    FIX_SAFE "safe";
    FIX_UNSAFE "opens more";
    FIX_ONLY_IN "This helps by the rules of {} only.";
    FIX_OPENS "What this opens, and to whom";
    FIX_APPLY "Apply, and check again";
    RECIPES "The same, written into your server";
    RECIPE_SERVER "Server";
    RECIPE_CHOOSE "choose a server";
    RECIPES_RAN "Tried with the real server";
    RECIPES_NOT_RUN "Not tried";
    RECIPE_RAN "This was run in the real server and asked by a real browser.";
    RECIPE_NOT_RUN "This follows the server\u{2019}s documentation and was not run.";
    ADVICE "Noticed in these headers";
    SEVERITY "Severity: ";
    SEVERITY_HIGH "high";
    SEVERITY_MEDIUM "medium";
    SEVERITY_LOW "low";
    SEVERITY_INFO "info";
    POLICY "Who may do what, by these answers";
    POLICY_TABLE "Who may do what";
    POLICY_WHO "Who asks";
    POLICY_MAY "may";
    POLICY_MAY_NOT "may not";
    POLICY_NOT_KNOWN "not known";
    POLICY_LEFT_OUT "{} more listed names were not tried.";
    OVER_TIME "Over time: caches and revocation";
    NOTHING_SENT "nothing sent";
    SENT_THEN ", then ";
    // The examples.
    EXAMPLE "Example";
    EXAMPLE_NONE "your own text";
    NO_SUCH_EXAMPLE "There is no example called `{}`.";
}

// The audit.
words! {
    AUDIT_NONE "No file was read yet.";
    AUDIT_READ "{}: {} entries, {} requests to other origins.";
    AUDIT_NOTHING "Nothing in this file asked another origin.";
    AUDIT_ENDS_EARLY "Line {}, byte {}: {}";
    AUDIT_KEPT "What stands before was read and is shown.";
    AUDIT_LEFT_OUT "Left out: {}.";
    AUDIT_SAME_ORIGIN "{} to the page\u{2019}s own origin";
    AUDIT_NAVIGATIONS "{} documents";
    AUDIT_OTHER_SCHEMES "{} over other schemes than http";
    AUDIT_APPS "{} of pages without an origin that could be judged";
    AUDIT_SEARCH "Search";
    AUDIT_OUTCOME "Outcome";
    AUDIT_CODE "Cause or finding";
    AUDIT_ENGINE "By the rules of";
    AUDIT_ANY "any";
    AUDIT_CAUSES "Causes";
    AUDIT_FINDINGS "Findings";
    AUDIT_COUNTED "{} ({})";
    AUDIT_ENTRY "No.";
    AUDIT_METHOD "Method";
    AUDIT_URL "URL";
    AUDIT_PAGE "Page";
    AUDIT_STATUS "Status";
    AUDIT_CAUSE "Cause";
    AUDIT_OPEN "Open";
    AUDIT_OPEN_ROW "Open {} {}";
    AUDIT_SORT "Sort by {}";
    AUDIT_NO_MATCH "No row is like that.";
    AUDIT_PART "{} to {} of {}";
    AUDIT_PARTS "Parts of the table";
    AUDIT_PREVIOUS "Previous";
    AUDIT_NEXT "Next";
    AUDIT_SAVE "Save as {}";
    AUDIT_BROWSER_SAYS "The browser says `{}`.";
    AUDIT_NO_ROW "The audit has no such row.";
}

// Links and exports.
words! {
    LINK_EMPTY "This link holds no exchange.";
    LINK_NEWER "This link is of version `{}`, and this page reads version 1. A newer page can open it: reload to get one.";
    LINK_TOO_LONG "This link has {} characters, more than any that is made here; it was not read.";
    LINK_CUT "This link ends too early: it was cut off when it was copied or sent. Ask for it in a form that does not cut long addresses.";
    LINK_DAMAGED "This link cannot be read: it was damaged on its way, or made by something else.";
    LINK_TOO_LARGE "This link unfolds to more than {} MB; it was not read.";
    LINK_NO_SCENARIO "The scenario in this link cannot be read: {}.";
    LINK_HOLDS_MORE "This link holds more than this page knows of (it comes from a newer one), so that what it meant to show may differ. Reload the page to get a newer one.";
    LINK_NO_TEXT "The link's `{}` is no text; it was left out.";
    LINK_NO_CHOICE "The link decides `{}` as `{}`, which this page does not know; that is left to the texts.";
    LINK_NO_ENGINE "The link asks for the engine `{}`, which this page does not know.";
    LINK_CANNOT_BE "These texts are too long for a link, which can have {} characters. Copy them as scenario instead.";
}
