//! Plain PHP: a file that every script begins with.

use super::policy::{Policy, fill, listed, quoted};
use super::{File, Written};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = quoted(&policy.origins, "'");
    let (methods, headers) = (listed(&policy.methods), listed(&policy.headers));
    let (exposed, seconds) = (listed(&policy.exposed), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let who = if policy.is_for_everybody() { EVERYBODY } else { LISTED };
    let text = fill(&[START, who, REST].concat(), &values);
    Written {
        files: vec![File { name: "cors.php", language: "php", text }],
        notes: vec![
            "Begin every script with `require __DIR__ . '/cors.php';`, before the session, authentication and any output; or name the file in `auto_prepend_file`.".into(),
            "An uncaught exception keeps the headers. With `display_errors` on, which is for development, PHP answers it with 200.".into(),
            "Code that sets `Vary` should say `header('Vary: …', false)`, which adds to `Vary: Origin`; without `false` it replaces it.".into(),
            "If nginx or Apache in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const START: &str = "<?php

declare(strict_types=1);

(static function (): void {
";

const LISTED: &str =
    "    // On every response, so that no cache hands one origin's answer to another.
    header('Vary: Origin', false);
    // An origin is answered only if it is one of these, compared as a whole.
    $origins = [<ORIGINS>];
    $origin = $_SERVER['HTTP_ORIGIN'] ?? '';
    if (in_array($origin, $origins, true)) {
        header('Access-Control-Allow-Origin: ' . $origin);
        header('Access-Control-Allow-Credentials: <CREDENTIALS>');
    }
";

const EVERYBODY: &str = "    header('Access-Control-Allow-Origin: *');
";

const REST: &str = "    header('Access-Control-Expose-Headers: <EXPOSED>');

    // A preflight names the method to come; it never carries credentials, so it ends here.
    $asks = isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD']);
    if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS' && $asks) {
        header('Access-Control-Allow-Methods: <METHODS>');
        header('Access-Control-Allow-Headers: <HEADERS>');
        header('Access-Control-Max-Age: <SECONDS>');
        http_response_code(204);
        exit;
    }
})();
";
