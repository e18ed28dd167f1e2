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

/// A number as people write it, for example `1,320`.
///
/// ```
/// use corsplain_nodes::words::count;
/// assert_eq!([7, 1_320, 65_536_000].map(count), ["7", "1,320", "65,536,000"]);
/// ```
#[must_use]
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

macro_rules! words {
    ($($name:ident $text:literal;)+) => {
        $(#[doc = $text] pub const $name: &str = $text;)+
    };
}

// The page around everything: views, bar, boxes, notices, deeds.
words! {
    // The views.
    TITLE_CHECK "corsplain: why did the browser block it?";
    TITLE_VIEW "{} \u{b7} corsplain";
    VIEW_CHECK "Blocked by CORS policy? Read why.";
    VIEW_AUDIT "Audit a HAR file";
    VIEW_LEARN "Learn CORS";
    VIEW_GALLERY "Gallery";
    LEAD_CHECK "Paste what you have of the request and its answer. ";
    LEAD_PRIVATE "Nothing you paste leaves this page.";
    QUESTION_START "The browser asks one question: ";
    QUESTION "did the other side agree to this conversation?";
    LEAD_AUDIT "Every cross-origin exchange of a recording, with its verdict, its cause and what is worth a look. ";
    LEAD_LEARN "Short lessons, each with an exchange to change and a task; the page sees when it is done. Behind all of them stands one question: did the other side agree to this conversation?";
    LEAD_GALLERY "Exchanges from real life. Each opens with its verdict, its cause and what mends it.";
    ALL_LESSONS "All lessons";
    LOADING "One moment\u{2026}";
    // The bar.
    BAR "Examples, history and sharing";
    UNDO "Undo";
    REDO "Redo";
    START_EMPTY "Start empty";
    START_AGAIN "Start the lesson again";
    SHARE "Share";
    COPY_LINK "Copy link";
    COPY_MARKDOWN "Copy as Markdown";
    COPY_SCENARIO "Copy as scenario";
    COPY_FENCE "Copy as a fence for documentation";
    COPY_REPORT "Report a wrong verdict";
    KEYS "Keys";
    // The boxes.
    INPUT "The exchange";
    ANSWER "The answer";
    WHAT_THE_PAGE_ASKS "What the page asks";
    WHAT_THE_SERVER_ANSWERS "What the server answers";
    MORE_PAGE_CSP "The page has a Content-Security-Policy";
    HINT_PAGE_ORIGIN "where the script runs";
    HINT_REQUEST "headers, curl, or the whole exchange at once";
    HINT_PAGE_CSP "what the page itself may load";
    HINT_PREFLIGHT "the answer to OPTIONS, if there was one";
    HINT_RESPONSE "the answer to the request itself";
    SAMPLE_PAGE_ORIGIN "https://app.example.com";
    SAMPLE_REQUEST "GET /v1/items HTTP/1.1\nHost: api.example.net";
    SAMPLE_PAGE_CSP "connect-src 'self'";
    SAMPLE_PREFLIGHT "HTTP/1.1 204 No Content";
    SAMPLE_RESPONSE "HTTP/1.1 200 OK\nContent-Type: application/json";
    LONG_TEXT "{} of text, kept whole. It is too long to be edited here.";
    LONG_TEXT_SHOW "Show its first {} lines";
    LONG_TEXT_CLEAR "Clear";
    MEGABYTES "{} MB";
    KILOBYTES "{} kB";
    // What replaced the texts, and the way back.
    NOTICE "Notice";
    NOTICE_OK "OK";
    REPLACED_SPREAD "Your paste held a whole exchange; it was laid out into the boxes.";
    REPLACED_PASTE "Your request took the example\u{2019}s place. Its answers are yours to paste.";
    REPLACED_CONSOLE "This is a line of a browser\u{2019}s console. What it tells of the request stands in the boxes; the answers are yours to paste.";
    REPLACED_EXAMPLE "The example took the place of your text.";
    REPLACED_FIXED "The fix is applied: this is the exchange after it, checked again.";
    REPLACED_ROW "The exchange of the recording took the place of your text.";
    REPLACED_LINK "What the link holds took the place of your text.";
    REPLACED_EMPTIED "All boxes are empty now.";
    UNDO_SPREAD "Undo: one text again";
    UNDO_REPLACED "Bring my text back";
    UNDO_FIXED "Undo the fix";
    UNDO_EMPTIED "Bring them back";
    ONE_SECRET_SEEN "There is a secret in it. It stays in this tab; links and exports have a stand-in for it.";
    SECRETS_SEEN "There are {} secrets in it. They stay in this tab; links and exports have stand-ins for them.";
    // What is said of deeds.
    COPIED "Copied.";
    COPIED_LINK "The link is copied.";
    COPIED_MARKDOWN "Copied as Markdown.";
    COPIED_SCENARIO "Copied as scenario.";
    COPIED_FENCE "The fence is copied.";
    COPIED_REPORT "The report is copied. Send it to us with what you expected.";
    NOT_COPIED "This browser does not let the page copy. Take the text from here:";
    TEXT_TO_TAKE "The text";
    SECRET_REPLACED "One secret has a stand-in in it.";
    SECRETS_REPLACED "{} secrets have stand-ins in it.";
    SECRETS_KEPT "It holds secrets as they are.";
    COPY_WITH_SECRETS "Copy with secrets";
    FILE_UNREADABLE "This file could not be read.";
    FILE_NOT_SAVED "This browser did not let the page save the file.";
    TASK_IS_DONE "The task is done. Well done!";
    // The audit.
    AUDIT_CHOOSE "Choose a HAR file";
    AUDIT_DROP "or drop it anywhere on this page, or paste its text. Up to 200 MB.";
    AUDIT_HOW "In the developer tools: the Network panel, then \u{201c}Save all as HAR\u{201d}.";
    AUDIT_READING "Reading {}";
    AUDIT_PROGRESS "{} of {}";
    AUDIT_CANCEL "Cancel";
    AUDIT_STOPPED "The audit was stopped.";
    PASTED_HAR "the pasted recording";
    // The engine is gone.
    BROKEN "The engine stopped. That is our fault, not yours. Your texts are kept.";
    BROKEN_WHAT "What happened: ";
    BROKEN_RESTART "Start it again";
    BROKEN_REPORT "Copy a report";
    NO_ENGINE "The engine could not be loaded. Is this computer offline?";
    // The keys.
    KEYS_TITLE "Keys";
    KEYS_WHERE "Outside the boxes; Escape leaves a box.";
    KEYS_USE "Use single keys";
    KEYS_CLOSE "Close";
    KEY_HELP "This list";
    KEY_ANSWER "To the answer, from a box too";
    KEY_EXAMPLE "To the examples";
    KEY_VIEWS "To Check, Audit, Learn, Gallery";
    KEY_COPY_LINK "Copy link";
}

// The answer: verdict, engines, cause, fixes, steps.
words! {
    AND_MORE "And {} more.";
    MORE_CHARACTERS "\u{2026} and {} more characters";
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
    HEADER_SHOWN_BY "`{}` would show it.";
    MORE_HEADERS "And {} more headers.";
    // Beside the verdict.
    LONG_OVER_TIME "This exchange is long, so how long the permission lives on, and what a second request is like, is not told.";
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
    DIFF_UNCHANGED "\u{2026} {} lines unchanged \u{2026}";
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

// The drawn sequence.
words! {
    SEQUENCE "The conversation";
    SEQUENCE_DRAWN "The conversation of page, browser and server, from top to bottom";
    SEQUENCE_AS_LIST "The same in words";
    SEQUENCE_PAGE "Page";
    SEQUENCE_BROWSER "Browser";
    SEQUENCE_SERVER "Server";
    SEQUENCE_PREFLIGHT "First a question, the preflight";
    SEQUENCE_MODE "mode: {}";
    SEQUENCE_CREDENTIALS "credentials: {}";
    SEQUENCE_NO_CORS_HEADERS "no CORS header";
    SEQUENCE_NOT_GIVEN "What does it answer? Not given.";
    SEQUENCE_MORE_LINES "and {} more";
    SEQUENCE_ONE_MORE_HOP "and one more redirect";
    SEQUENCE_MORE_HOPS "and {} more redirects";
    // Where it stopped, and what that means.
    STOP_CALL "The call is refused, and nothing is sent.";
    STOP_BEFORE "Nothing is sent.";
    STOP_BEFORE_NEXT "Nothing is sent to the next URL.";
    STOP_PREFLIGHT "The request itself is not sent there.";
    STOP_ANSWER "The browser throws the answer away. The server has done its work.";
    STOP_ONWARD "The browser does not go on from here.";
    STOP_SILENCE "Whether it arrived is not known.";
    // What the page gets.
    GETS_ANSWER "a readable answer";
    GETS_OWN "an answer that the browser made";
    GETS_OPAQUE "an opaque answer: no status, headers or body";
    GETS_OPAQUE_REDIRECT "a redirect that says nothing";
    GETS_ERROR "an error that does not say why";
    GETS_TYPE_ERROR "a TypeError, at once";
    GETS_NOTHING "nothing: nobody reads what a beacon is answered";
    GETS_SHOWN "the answer is shown";
    GETS_ERROR_PAGE "an error page is shown";
    // The same as sentences.
    SAYS_CALL "The page `{}` asks, by `{}`, for `{}`, in mode `{}` with credentials `{}`.";
    SAYS_NAVIGATES "From the page `{}` the browser goes to `{}`.";
    SAYS_PREFLIGHT "The browser first asks `{}`, by a preflight: {}.";
    SAYS_REQUEST "The browser sends to `{}`: {}.";
    SAYS_ANSWER "`{}` answers: {}.";
    SAYS_NOT_GIVEN "What `{}` answers was not given.";
    SAYS_STOP "Here it stops: {}. {}";
    SAYS_GETS "The page gets {}.";
}

// What was understood of the texts, as fields.
words! {
    FIELDS "What was understood";
    FIELDS_SUMMARY "`{} {}` from `{}`, credentials `{}`";
    FIELDS_HINT "A change is written into the texts as plain HTTP.";
    FIELDS_PAGE "The page";
    FIELDS_REQUEST "The request";
    FIELDS_PREFLIGHT "The preflight\u{2019}s answer";
    FIELDS_RESPONSE "The answer";
    FIELDS_AT_URL "{}, URL {}";
    FIELD_ORIGIN "Origin";
    FIELD_METHOD "Method";
    FIELD_URL "URL";
    FIELD_STATUS "Status";
    FIELD_STATUS_NONE "none given";
    FIELD_HEADERS "Headers";
    FIELD_NAME_OF "{}: name of header {}";
    FIELD_VALUE_OF "{}: value of `{}`";
    FIELD_REMOVE "Remove";
    FIELD_REMOVE_OF "{}: remove `{}`";
    FIELD_ADD "{}: add a header";
    FIELD_ADD_SAMPLE "Name: value";
    // What cannot be written.
    EDIT_NO_FIELD "The texts have changed, and there is no such field any more.";
    EDIT_METHOD "`{}` is not a method: one word is needed, such as `GET`.";
    EDIT_URL "`{}` is not a URL that this page could ask: something like `https://api.example/items` is needed.";
    EDIT_WORD "`{}` is not one of its values.";
    EDIT_STATUS "`{}` is not a status: a number from 100 to 999 is needed, 0 where no answer came, or nothing where it is not known.";
    EDIT_NAME "`{}` is not the name of a header: letters, digits and signs such as `-` are needed, without spaces.";
    EDIT_VALUE "The value of a header has no line breaks in it.";
}

// The course.
words! {
    LESSONS "All lessons";
    LESSONS_DONE "{} of {} done";
    LESSON_OF "Lesson {} of {}";
    LESSON_DONE "done";
    LESSON_NEXT "Next: {}";
    LESSON_BEFORE "Back: {}";
    LESSON_WAYS "Other lessons";
    NO_SUCH_LESSON "There is no lesson called `{}`.";
    OPENS_IN_NEW_TAB ", in a new tab";
    TASK "Your task";
    TASK_DONE "All of it holds. Well done.";
    PART_DONE "done";
    PART_NOT_YET "not yet";
    SHOW_ME "Show me one way";
    SHOW_ME_NOTE "It takes the place of what stands in the boxes. You can undo that.";
    SHOW_ME_PRESS "Put it into the boxes";
    // What a part of a task asks for.
    GOAL_READABLE "The page can read the answer.";
    GOAL_BLOCKED "The page is kept from the answer.";
    GOAL_OUTCOME "The verdict is: {}.";
    GOAL_REASON "The cause is `{}`.";
    GOAL_ASKED_FIRST "The browser asks first.";
    GOAL_UNASKED "The browser sends it without asking first.";
    GOAL_REACHED "The request reaches `{}`, and is answered.";
    GOAL_NOT_REACHED "The request itself is never sent.";
    GOAL_HEADER_READABLE "Script can read `{}`.";
    GOAL_HEADER_HIDDEN "`{}` is sent, and script cannot read it.";
    GOAL_CREDENTIALS "The page asks with credentials `{}`.";
    GOAL_NEVER_ALLOWS "No answer agrees to `{}`.";
    GOAL_FOR_READABLE "A page at `{}` can read it, by the same answers.";
    GOAL_FOR_BLOCKED "A page at `{}` is blocked, by the same answers.";
    GOAL_FOR_OUTCOME "For a page at `{}` the verdict is, by the same answers: {}.";
    GOAL_POLICY_FORBIDS "The page\u{2019}s policy lets nothing out to `{}`.";
    GOAL_NO_FINDING "There is no finding `{}`.";
    GOAL_ASKS_ONCE "{} seconds later the same request goes out without a second preflight.";
    GOAL_STORED "{} seconds later the browser answers the same request from its cache.";
    GOAL_SECOND_PAGE "Right after it, another page of the same site can read it too, if the server names that one in its turn.";
    GOAL_REVOCABLE "What a page at `{}` may do is over {} seconds after you take it back, at the latest.";
    GOAL_KEEP "As it was: {}.";
    KEPT_PAGE "the page\u{2019}s origin";
    KEPT_REQUEST "the request";
    KEPT_URL "the URL";
    KEPT_METHOD "the method";
    KEPT_BODY "the body";
    KEPT_ANSWERS "the answers";
}

// The gallery.
words! {
    GALLERY_TOPICS "Topics";
}

// Sharing: remarks on secrets, and what is made for others.
words! {
    REPOSITORY "https://github.com/corsplain/corsplain";
    BOX_SECRET "A secret stands here: {}. It is replaced in links and exports.";
    BOX_SECRETS "{} secrets stand here: {}. They are replaced in links and exports.";
    SECRET_COOKIE "the cookie `{}`";
    SECRET_NAMELESS_COOKIE "a cookie";
    SECRET_USER "the user in a URL";
    SECRET_PASSWORD "the password in a URL";
    SECRET_OTHERS "others";
    EXPORT_NOTHING "There is nothing to copy yet. Paste a request, or take an example.";
    REPORT_TITLE "Wrong verdict by {}: {}";
    REPORT_OPEN "Open this as an issue: {}";
    REPORT_ASKED "What was asked and answered";
    REPORT_SAID "What corsplain {} says";
    REPORT_ENGINE "By {} ({}): {}";
    REPORT_COMMIT "commit {}";
    REPORT_LOOKED_AT "looked at when this was written";
    REPORT_DID "What the browser did";
    REPORT_WHICH "Browser and its version:";
    REPORT_SAW "What the page got, and what the console says:";
    REPORT_EXPECTED "What you expected, and why:";
}
