//! Commands of PowerShell, by hand and out of DevTools.

use crate::{reads, shows};
use corsplain::text::{Boxes, Choices, parse, parse_boxes};

const CHROME: &str = r#"$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
$session.Cookies.Add((New-Object System.Net.Cookie("sid", "1`$2", "/", "api.example")))
$session.Cookies.Add((New-Object System.Net.Cookie("lang", "de", "/", ".api.example")))
Invoke-WebRequest -UseBasicParsing -Uri "https://api.example/v1/items?a=1&b=`$x" `
-Method "POST" `
-WebSession $session `
-Headers @{
"authority"="api.example"
  "method"="POST"
  "path"="/v1/items?a=1&b=`$x"
  "scheme"="https"
  "accept"="application/json"
  "accept-encoding"="gzip, deflate, br, zstd"
  "accept-language"="de-DE,de;q=0.9"
  "origin"="https://app.example"
  "referer"="https://app.example/"
  "sec-ch-ua"="`"Chromium`";v=`"140`", `"Not=A?Brand`";v=`"24`""
  "sec-fetch-mode"="cors"
  "x-csrf"="1"
} `
-ContentType "application/json" `
-Body "{`"a`":`"it's ``b```"}""#;

const CHROME_READ: &str = r#"
    from https://app.example
    POST https://api.example/v1/items?a=1&b=$x (cors, include, follow)
    accept: application/json
    x-csrf: 1
    Content-Type: application/json
    "{\"a\":\"it's `b`\"}"
    "#;

#[test]
fn copied_out_of_chrome() {
    reads(CHROME, CHROME_READ);
    reads(
        &format!("{CHROME}\nHTTP/1.1 200 OK\nVary: Origin\n"),
        &format!("{CHROME_READ}response 0: 200\nVary: Origin"),
    );
    reads(&CHROME.replace('\n', "\r\n"), CHROME_READ);
    let boxes = Boxes { request: CHROME.into(), ..Boxes::default() };
    shows(&parse_boxes(&boxes, Choices::default()), CHROME_READ);
}

#[test]
fn copied_out_of_chrome_without_a_session() {
    // HTTP/1.1, and a body with more than ASCII: an `é` and an emoji.
    let command = r#"Invoke-WebRequest -UseBasicParsing -Uri "http://api.example/x" `
-Method "PUT" `
-Headers @{
"Accept"="*/*"
  "Accept-Encoding"="gzip, deflate"
  "Origin"="http://app.example"
  "X-Foo"="a$([char]233)"
} `
-ContentType "text/plain;charset=UTF-8" `
-Body ([System.Text.Encoding]::UTF8.GetBytes("a$([char]233)$([char]10)$([char]55357)$([char]56832)"))"#;
    let expected = "from http://app.example
         PUT http://api.example/x (cors, same-origin, follow)
         X-Foo: aé
         Content-Type: text/plain;charset=UTF-8
         \"aé\\n😀\"
         assumes Mode Credentials";
    reads(command, expected);
    let boxes = Boxes { request: command.into(), ..Boxes::default() };
    shows(&parse_boxes(&boxes, Choices::default()), expected);
}

#[test]
fn copied_out_of_firefox() {
    reads(
        r#"$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.Cookies.Add((New-Object System.Net.Cookie("a", "b", "/", "api.example")))
Invoke-WebRequest -UseBasicParsing -Uri "https://api.example/x" `
-Method POST `
-WebSession $session `
-UserAgent "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" `
-Headers @{
"Accept" = "*/*"
  "Accept-Language" = "en-US,en;q=0.5"
  "Accept-Encoding" = "gzip, deflate, br, zstd"
  "Referer" = "https://app.example/"
  "X-Foo" = "1"
  "Origin" = "https://app.example"
  "Sec-Fetch-Mode" = "cors"
} `
-ContentType "application/x-www-form-urlencoded" `
-Body "a=1&b=2""#,
        "from https://app.example
         POST https://api.example/x (cors, include, follow)
         X-Foo: 1
         Content-Type: application/x-www-form-urlencoded
         \"a=1&b=2\"",
    );
}

#[test]
fn typed_by_hand() {
    let lines = "assumes PageOrigin Mode Credentials";
    let request = |command: &str, expected: &str| {
        reads(command, &format!("from https://app.example\n{expected}\n{lines}"));
    };
    request(
        "iwr https://api.example/x -UseBasicParsing",
        "GET https://api.example/x (cors, same-origin, follow)",
    );
    request(
        "PS C:\\> $answer = Invoke-RestMethod -Method:Patch 'https://api.example/it''s' -headers @{ Authorization = 'Bearer x'; \
         \"X-Y\"='`n' } -TimeoutSec 3 -Body '{}' # a remark",
        "Patch https://api.example/it's (cors, same-origin, follow)
         Authorization: Bearer x
         X-Y: `n
         \"{}\"",
    );
    request(
        "irm -Uri https://api.example/ -Method Post -Body \"a=1`u{26}b\"",
        "Post https://api.example/ (cors, same-origin, follow)
         Content-Type: application/x-www-form-urlencoded
         \"a=1&b\"",
    );
    reads(
        "iwr localhost:3000/x",
        "from https://app.example
         GET http://localhost:3000/x (cors, same-origin, follow)
         assumes PageOrigin Url Mode Credentials",
    );
}

#[test]
fn all_copied_at_once() {
    reads(&format!("{CHROME};\r\n{CHROME}"), &format!("{CHROME_READ}note 28"));
}

#[test]
fn what_is_not_understood_is_remarked_on() {
    let notes = |command: &str, parts: &[(usize, &str)]| {
        let notes = parse(command, Choices::default()).notes;
        assert_eq!(notes.len(), parts.len(), "{command}: {notes:#?}");
        for (note, (line, part)) in notes.iter().zip(parts) {
            assert!(note.text.contains(part), "{command}: {}", note.text);
            assert_eq!(note.line, *line, "{command}: {}", note.text);
        }
    };
    notes("iwr $url", &[(1, "`-uri` is `$url`, which only PowerShell"), (1, "names no URL")]);
    notes("iwr \"https://$name/\"", &[(1, "`-uri` is `\"https://$name/\"`"), (1, "names no URL")]);
    notes("iwr https://a.example -Frob 1", &[(1, "`-frob` is not known")]);
    notes("iwr https://a.example https://b.example", &[(1, "`https://b.example` is a second URL")]);
    notes("iwr https://a.example -UserAgent x", &[(1, "`-UserAgent` names the program")]);
    notes("iwr https://a.example | select Content", &[(1, "`| select Content` stands behind")]);
    notes("iwr https://a.example `\n -Body @{ a = 1 }", &[(2, "`-body` is `@{ a = 1 }`")]);
    notes(
        "iwr https://a.example -Headers @{\n A = \"b$c\"\n D\n}",
        &[(2, "The value of the header `A` is `\"b$c\"`"), (3, "The value of the header `D`")],
    );
    notes(
        "iwr https://a.example -Headers $headers",
        &[(1, "`-headers` is `$headers`, which only PowerShell")],
    );
    notes("iwr https://a.example -Body 'x", &[(1, "never closed"), (1, "`-body` is")]);
    notes(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nGET https://a.example",
        &[(1, "No command for PowerShell follows")],
    );
}

#[test]
fn every_beginning_of_a_command_can_be_read() {
    let by_hand = "$a = iwr `\n'x' -Headers @{ \u{E9} = \"`u{1F600}$(x)$([char]55357)$([char]9)`\r\n\"; } ) }";
    for text in [CHROME, by_hand] {
        for (end, _) in text.char_indices() {
            let part = text.get(..end).unwrap_or_default();
            let _ = parse(part, Choices::default());
            for (start, _) in text.char_indices().take(end).step_by(128) {
                let part = text.get(start..end).unwrap_or_default();
                let _ = parse(&format!("iwr {part}"), Choices::default());
            }
        }
    }
}

#[test]
fn a_megabyte_of_anything_has_an_end() {
    for unit in [
        "iwr ",
        "iwr \n",
        "iwr '\n",
        "\"",
        "'",
        "`",
        "`\n",
        "$",
        "$([char]",
        "$([char]9)",
        "(",
        ")",
        "{",
        "}",
        "@{",
        "-a ",
        "-Headers @{",
        "a=b;",
        "a=1\n",
        "#",
        ";",
        "$session.UserAgent = \"\n",
        "$session.UserAgent = 1;",
        "$session.Cookies.Add((\"a\", \"b\"))\n",
    ] {
        for head in
            ["", "iwr ", "iwr https://a.example -Headers @{", "$session.UserAgent = \"x\"\n"]
        {
            let length =
                if head.ends_with("@{") && unit.contains('=') { 1_000_000 } else { 20_000 };
            let text = format!("{head}{}", unit.repeat(length / unit.len()));
            let parsed = parse(&text, Choices::default());
            assert!(parsed.notes.len() <= 101, "{unit:?}: {}", parsed.notes.len());
            assert!(parsed.notes.iter().all(|note| note.text.len() < 1000), "{unit:?}");
        }
    }
}
