//! Scenario JSON: one object with `page_origin`, `request` and `hops`.

use super::Choices;
use super::notes::Notes;
use super::value::{Value, read};
use crate::scenario::{Credentials, Field, Hop, Mode, Redirect, Request, Response, Scenario};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The scenario that a text is, if it is JSON; what was chosen counts more than what it says.
pub(super) fn scenario(text: &str, choices: Choices, notes: &mut Notes) -> Option<Scenario> {
    let object = text.trim_start_matches('\u{FEFF}').trim();
    if !object.starts_with('{') {
        return None;
    }
    let first = text.lines().take_while(|line| !line.contains('{')).count();
    let read = match read(object) {
        Ok(value) => of_value(value).map_err(|what| (first + 1, what)),
        Err(fault) => Err((first + 1 + fault.line, String::from(fault.what))),
    };
    match read {
        Ok(mut scenario) => {
            let request = &mut scenario.request;
            request.mode = choices.mode.unwrap_or(request.mode);
            request.credentials = choices.credentials.unwrap_or(request.credentials);
            request.redirect = choices.redirect.unwrap_or(request.redirect);
            request.upload_listener = choices.upload_listener.unwrap_or(request.upload_listener);
            Some(scenario)
        }
        Err((line, what)) => {
            notes.add(
                line,
                format_args!(
                    "This begins like scenario JSON, but cannot be read as such: {what}. It was tried \
                     as text."
                ),
            );
            None
        }
    }
}

fn of_value(value: Value) -> Result<Scenario, String> {
    let mut object = Members::of(value)?;
    Ok(Scenario {
        page_origin: object.text("page_origin")?.ok_or_else(|| missing("page_origin"))?,
        request: object.take("request").map_or_else(|| Err(missing("request")), request)?,
        hops: object.list("hops", hop)?,
    })
}

fn request(value: Value) -> Result<Request, String> {
    let mut object = Members::of(value)?;
    let default = Request::default();
    Ok(Request {
        url: object.text("url")?.ok_or_else(|| missing("url"))?,
        method: object.text("method")?.unwrap_or(default.method),
        headers: object.list("headers", header)?,
        body: object.text("body")?,
        mode: object.word("mode", Mode::from_word)?,
        credentials: object.word("credentials", Credentials::from_word)?,
        redirect: object.word("redirect", Redirect::from_word)?,
        upload_listener: match object.take("upload_listener") {
            None => default.upload_listener,
            Some(Value::Bool(listener)) => listener,
            Some(_) => return Err(odd("upload_listener")),
        },
    })
}

fn hop(value: Value) -> Result<Hop, String> {
    let mut object = Members::of(value)?;
    Ok(Hop {
        preflight: object.take("preflight").map(response).transpose()?,
        response: object.take("response").map(response).transpose()?,
    })
}

fn response(value: Value) -> Result<Response, String> {
    let mut object = Members::of(value)?;
    let status = match object.take("status") {
        None => return Err(missing("status")),
        Some(Value::Number(Some(status))) => status,
        Some(_) => return Err(odd("status")),
    };
    Ok(Response { status, headers: object.list("headers", header)? })
}

fn header(value: Value) -> Result<Field, String> {
    if let Value::List(pair) = value
        && let Ok([Value::Text(name), Value::Text(value)]) = <[Value; 2]>::try_from(pair)
    {
        Ok((name, value))
    } else {
        Err(String::from("a header is not a pair of texts, its name and its value"))
    }
}

/// An object, from which one member after the other is taken. What nobody takes is left unread.
struct Members(Vec<(String, Value)>);

impl Members {
    fn of(value: Value) -> Result<Self, String> {
        match value {
            Value::Object(members) => Ok(Self(members)),
            _ => Err(String::from("an object is missing")),
        }
    }

    /// The member of that name; `None` where there is none or it is null.
    fn take(&mut self, name: &str) -> Option<Value> {
        let (_, value) = self.0.iter_mut().rfind(|(known, _)| known == name)?;
        match core::mem::replace(value, Value::Null) {
            Value::Null => None,
            value => Some(value),
        }
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(odd(name)),
        }
    }

    fn word<T: Default>(&mut self, name: &str, of: fn(&str) -> Option<T>) -> Result<T, String> {
        match self.text(name)? {
            None => Ok(T::default()),
            Some(word) => of(&word).ok_or_else(|| odd(name)),
        }
    }

    fn list<T>(
        &mut self,
        name: &str,
        of: fn(Value) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Value::List(values)) => values.into_iter().map(of).collect(),
            Some(_) => Err(odd(name)),
        }
    }
}

fn missing(name: &str) -> String {
    format!("`{name}` is missing")
}

fn odd(name: &str) -> String {
    format!("`{name}` has a value that it cannot have")
}
