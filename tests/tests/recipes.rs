//! What holds of every recipe whatever is granted. That the servers do as their recipes say is shown
//! by `tests/servers/`.

use corsplain::grant::Grant;
use corsplain::recipe::{Proof, Recipe, RecipeError, Server, recipe};

#[test]
fn every_server_writes_every_grant_down() {
    for &server in Server::ALL {
        for grant in grants() {
            let recipe = written(server, &grant);
            assert!(!recipe.files.is_empty() && !recipe.notes.is_empty(), "{}", server.word());
            for file in &recipe.files {
                assert!(
                    file.text.ends_with('\n') && !file.text.contains("\n\n\n\n"),
                    "{}",
                    file.text
                );
                assert!(!has_placeholder(&file.text), "{}: {}", server.word(), file.text);
            }
            for note in &recipe.notes {
                assert!(note.ends_with(['.', ':']) && !note.contains("  "), "{note}");
            }
        }
    }
}

#[test]
fn each_origin_is_compared_in_one_place() {
    let grant = two_origins();
    for &server in Server::ALL {
        let text = text(&written(server, &grant));
        for origin in &grant.origins {
            // nginx's map has the origin as a key, and the same as the value that is sent.
            let times = if server == Server::Nginx { 2 } else { 1 };
            assert_eq!(text.matches(origin.as_str()).count(), times, "{}: {text}", server.word());
        }
    }
}

#[test]
fn an_origin_given_twice_is_written_once() {
    let once = two_origins();
    let mut twice = once.clone();
    twice.origins.extend(once.origins.clone());
    twice.methods.extend(["GET".to_owned(), "PUT".to_owned()]);
    for &server in Server::ALL {
        assert_eq!(recipe(server, &once), recipe(server, &twice), "{}", server.word());
    }
}

#[test]
fn nothing_is_reflected_and_no_pattern_is_written() {
    for &server in Server::ALL {
        let text = text(&written(server, &two_origins()));
        let sees_all = ["\"*\"", "'*'", "Allow-Origin *", "AllowAnyOrigin", "allow_any_origin"];
        for words in sees_all {
            assert!(!text.contains(words), "{} has {words}: {text}", server.word());
        }
        for dot in ["app\\.example", "origin: true", "regex", "RegExp", "endsWith", "endswith"] {
            assert!(!text.contains(dot), "{} has {dot}: {text}", server.word());
        }
    }
}

#[test]
fn everybody_is_a_star_and_never_with_credentials() {
    for &server in Server::ALL {
        let text = text(&written(server, &Grant::default()));
        let star = ["*", "AllowAnyOrigin()", "AllowOrigin::any()", "ALLOW_ALL_ORIGINS = True"];
        let star = star.into_iter().chain(["allow_any_origin()\n        .send_wildcard()"]);
        assert!(star.into_iter().any(|words| text.contains(words)), "{}: {text}", server.word());
        let lower = text.to_ascii_lowercase();
        for words in
            ["credentials: true", "credentials=true", "credentials(true", "allowcredentials()"]
        {
            assert!(!lower.contains(words), "{} has {words}: {text}", server.word());
        }
        let grant = Grant { credentials: true, ..Grant::default() };
        assert_eq!(recipe(server, &grant), Err(RecipeError::EverybodyWithCredentials));
    }
}

#[test]
fn what_is_granted_is_written_and_nothing_else() {
    for &server in Server::ALL {
        let all = text(&written(server, &two_origins()));
        for name in ["PUT", "x-request-id", "86399"] {
            assert!(all.contains(name), "{} lacks {name}: {all}", server.word());
        }
        assert!(all.contains("X-Total") || all.contains("x-total"), "{}: {all}", server.word());
        let mut less = two_origins();
        less.methods.clear();
        less.headers.clear();
        less.exposed.clear();
        less.max_age = None;
        let less = text(&written(server, &less));
        for name in ["PUT", "DELETE", "x-request-id", "X-Total", "x-total", "86399"] {
            assert!(!less.contains(name), "{} has {name}: {less}", server.word());
        }
    }
}

#[test]
fn an_empty_list_never_means_that_all_headers_are_allowed() {
    let grant = Grant { headers: Vec::new(), ..two_origins() };
    // These read a missing or an empty list as leave for whatever is asked for.
    for (server, list) in [
        (Server::Express, "allowedHeaders: []"),
        (Server::Fastify, "allowedHeaders: []"),
        (Server::Vite, "allowedHeaders: []"),
        (Server::Webpack, "allowedHeaders: []"),
        (Server::Hono, "allowHeaders: [\"accept\"]"),
        (Server::Koa, "allowHeaders: [\"accept\"]"),
        (Server::Django, "CORS_ALLOW_HEADERS = []"),
        (Server::Flask, "allow_headers=[]"),
    ] {
        let text = text(&written(server, &grant));
        assert!(text.contains(list), "{}: {text}", server.word());
    }
}

#[test]
fn what_is_no_origin_is_refused() {
    let not = |value: &str| RecipeError::NotAnOrigin(value.to_owned());
    for value in [
        "",
        "app.example",
        "https://",
        "https://app.example/",
        "https://app.example/path",
        "https://App.example",
        "HTTPS://app.example",
        "https://app.example:443",
        "http://app.example:80",
        "https://app.example:0443",
        "https://app.example:",
        "https://app.example:65536",
        "https://*.app.example",
        "https://user@app.example",
        "https://app.example https://www.example",
        "https://app.example,https://www.example",
        "https://app.example\n",
        "https://app.example\r\nX: y",
        "https://app.example\"; evil \"",
        "https://app.example' }",
        "https://app.example${x}",
        "https://app.example$host",
        "https://app.example{x}",
        "https://app.example%[src]",
        "https://app.example`",
        "https://app.example\\",
        "https://app.example;",
        "https://app.example#",
        "https://\u{e4}pp.example",
        "https://[::1",
        "https://[app.example]x",
        "https://[<>]",
        "<ORIGINS>://app.example",
    ] {
        let grant = Grant { origins: vec![GOOD.to_owned(), value.to_owned()], ..Grant::default() };
        for &server in Server::ALL {
            assert_eq!(recipe(server, &grant), Err(not(value)), "{}", server.word());
        }
    }
    for (value, error) in [("*", RecipeError::StarAmongOrigins), ("null", RecipeError::NullOrigin)]
    {
        let grant = Grant { origins: vec![value.to_owned()], ..Grant::default() };
        assert_eq!(recipe(Server::Nginx, &grant), Err(error));
    }
}

#[test]
fn origins_as_browsers_send_them_are_taken() {
    for value in [
        "http://localhost",
        "http://localhost:5173",
        "http://127.0.0.1:8080",
        "https://xn--pp-wia.example",
        "https://under_score.example:8443",
        "chrome-extension://abcdefghijklmnop",
        "capacitor://localhost",
        "http://app.example:443",
    ] {
        let grant = Grant { origins: vec![value.to_owned()], ..Grant::default() };
        for &server in Server::ALL {
            let text = text(&written(server, &grant));
            assert!(text.contains(value), "{}: {text}", server.word());
        }
    }
    // An address in brackets is a regular expression to flask-cors, so that it has no recipe there.
    let grant = Grant { origins: vec!["http://[::1]:3000".to_owned()], ..Grant::default() };
    assert!(text(&written(Server::Nginx, &grant)).contains("\"http://[::1]:3000\""));
    let refused =
        RecipeError::ReadAsPattern { origin: "http://[::1]:3000".into(), by: "flask-cors" };
    assert_eq!(recipe(Server::Flask, &grant), Err(refused));
}

#[test]
fn what_is_no_plain_name_is_refused_in_each_list() {
    let lists: [fn(&mut Grant) -> &mut Vec<String>; 3] =
        [|grant| &mut grant.methods, |grant| &mut grant.headers, |grant| &mut grant.exposed];
    for list in lists {
        for value in ["", "a b", "a,b", "a\nb", "a\"b", "a;b", "a{b", "a(b", "\u{e4}", "a:b", "<a>"]
        {
            let error = refused(list, value);
            assert_eq!(error, RecipeError::NotAName(value.to_owned()), "{value:?}");
        }
        for value in ["a$b", "a%b", "a'b", "a`b", "a#b", "a|b", "a&b", "a!b", "a~b", "a^b", "a+b"] {
            let error = refused(list, value);
            assert_eq!(error, RecipeError::UnusualName(value.to_owned()), "{value:?}");
        }
        assert_eq!(refused(list, "*"), RecipeError::StarAmongNames);
    }
    for value in ["TRACE", "connect", "Track"] {
        let error = refused(|grant| &mut grant.methods, value);
        assert_eq!(error, RecipeError::ForbiddenMethod(value.to_owned()));
    }
}

#[test]
fn refusals_are_sentences_with_the_value() {
    let grant = Grant { origins: vec!["https://app.example/".to_owned()], ..Grant::default() };
    let said = recipe(Server::Caddy, &grant).unwrap_err().to_string();
    assert!(said.starts_with("`https://app.example/` is not an origin"), "{said}");
    assert!(said.ends_with('.'), "{said}");
}

#[test]
fn a_method_that_has_no_constant_is_still_written_for_axum() {
    let grant = Grant { methods: vec!["PURGE".to_owned()], ..two_origins() };
    let text = text(&written(Server::Axum, &grant));
    assert!(text.contains("Method::from_bytes(b\"PURGE\")"), "{text}");
    let refused = RecipeError::UnknownMethod { method: "PURGE".to_owned(), by: "S3" };
    assert_eq!(recipe(Server::S3, &grant), Err(refused));
}

#[test]
fn a_long_origin_has_room_in_the_map_of_nginx() {
    let long = format!("https://{}.example", "a".repeat(60));
    let grant = Grant { origins: vec![long], ..Grant::default() };
    assert!(text(&written(Server::Nginx, &grant)).contains("map_hash_bucket_size 128;"));
    assert!(!text(&written(Server::Nginx, &two_origins())).contains("map_hash_bucket_size"));
}

#[test]
fn recipes_that_were_not_run_say_so() {
    for &server in Server::ALL {
        let recipe = written(server, &two_origins());
        let says_so = recipe.notes.iter().any(|note| note == "This was not run here.");
        assert_eq!(recipe.proof == Proof::NotRun, says_so, "{}", server.word());
    }
}

/// The page of results is written by the run; here it only must have a good row for each server that
/// is said to have run.
#[test]
fn recipes_that_were_run_have_a_result() {
    let results = include_str!("../servers/RESULTS.md");
    for &server in Server::ALL {
        let row =
            results.lines().find(|line| line.starts_with(&format!("| `{}` |", server.word())));
        match server.proof() {
            Proof::Ran => assert!(row.unwrap().ends_with("all as expected |"), "{}", server.word()),
            Proof::NotRun => assert_eq!(row, None),
        }
    }
}

#[test]
fn words_name_servers() {
    for &server in Server::ALL {
        assert_eq!(Server::from_word(server.word()), Some(server));
    }
    assert_eq!(Server::from_word("NGINX"), None);
}

fn grants() -> Vec<Grant> {
    let one = Grant { origins: vec![GOOD.to_owned()], ..Grant::default() };
    vec![
        Grant::default(),
        one.clone(),
        Grant { credentials: true, ..one.clone() },
        Grant { max_age: Some(0), exposed: vec!["X-Total".to_owned()], ..one },
        Grant { origins: Vec::new(), credentials: false, ..two_origins() },
        two_origins(),
    ]
}

fn two_origins() -> Grant {
    Grant {
        origins: vec![GOOD.to_owned(), "http://localhost:5173".to_owned()],
        methods: vec!["PUT".to_owned(), "DELETE".to_owned()],
        headers: vec!["authorization".to_owned(), "x-request-id".to_owned()],
        exposed: vec!["X-Total".to_owned()],
        credentials: true,
        max_age: Some(86_399),
    }
}

fn written(server: Server, grant: &Grant) -> Recipe {
    recipe(server, grant).unwrap_or_else(|error| panic!("{}: {error}", server.word()))
}

fn text(recipe: &Recipe) -> String {
    recipe.files.iter().map(|file| file.text.as_str()).collect()
}

/// `<NAME>`: what a template left open.
fn has_placeholder(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let name = rest.split('>').next().unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    })
}

fn refused(list: fn(&mut Grant) -> &mut Vec<String>, value: &str) -> RecipeError {
    let mut grant = two_origins();
    list(&mut grant).push(value.to_owned());
    let errors: Vec<_> = Server::ALL.iter().map(|&it| recipe(it, &grant).unwrap_err()).collect();
    assert!(errors.iter().all(|error| *error == errors[0]), "{errors:?}");
    errors[0].clone()
}

const GOOD: &str = "https://app.example";
