//! What a person reads while waiting: one line for each thing, never a question.

use std::io::Write;
use std::time::Duration;

/// One line; a closed pipe is no reason to stop.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// What went wrong.
pub fn error(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "error: {text}");
}

/// `0.4 s`, `41 s`, `3 min 12 s`.
pub fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// `less than a minute`, `about a minute`, `about 8 minutes`.
pub fn about(seconds: u64) -> String {
    match seconds {
        0..45 => "less than a minute".to_owned(),
        45..90 => "about a minute".to_owned(),
        _ => format!("about {} minutes", (seconds + 30) / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_well() {
        assert_eq!(span(Duration::from_millis(400)), "0.4 s");
        assert_eq!(span(Duration::from_secs(41)), "41 s");
        assert_eq!(span(Duration::from_secs(192)), "3 min 12 s");
        assert_eq!(about(10), "less than a minute");
    }
}
