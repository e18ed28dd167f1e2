//! Dates as HTTP writes them: RFC 9110 section 5.6.7, the preferred form alone
//! (`Sun, 06 Nov 1994 08:49:37 GMT`).

use crate::cache::Seconds;

/// Seconds since 1970; `None` for what is not a date in that form, or before.
pub(super) fn http_date(value: &[u8]) -> Option<Seconds> {
    let text = core::str::from_utf8(value).ok()?;
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let mut next = || parts.next();
    let (day, month, year, time, zone) = (next()?, next()?, next()?, next()?, next()?);
    let month = MONTHS.iter().position(|name| *name == month)?;
    let mut time = time.split(':').map(number);
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let is_time = hour < 24 && minute < 60 && second <= 60 && time.next().is_none();
    if !is_time || zone != "GMT" || parts.next().is_some() {
        return None;
    }
    let days = days_before(number(year)?, u64::try_from(month).ok()?, number(day)?)?;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// The days from 1970 to a day, months counted from 0.
fn days_before(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    // With years that begin in March a leap day is the last day.
    let march = (month + 10) % 12;
    let year = year - u64::from(month < 2);
    let leap_days = year / 4 - year / 100 + year / 400;
    let days = year * 365 + leap_days + (march * 153 + 2) / 5 + day;
    days.checked_sub(DAYS_TO_1970)
}

/// From the first of March of the year 0, that day counted as 1.
const DAYS_TO_1970: u64 = 719_469;

fn number(digits: &str) -> Option<u64> {
    let all = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| digits.parse().ok()).flatten()
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::http_date;

    #[test]
    fn dates() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Tue, 29 Feb 2000 23:59:59 GMT", Some(951_868_799)),
            ("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800)),
            ("Fri, 01 Mar 2100 00:00:00 GMT", Some(4_107_542_400)),
            ("Tue, 24 Nov 2026 10:01:00 GMT", Some(1_795_514_460)),
            ("Tue, 24 Nov 2026 10:01:00 CET", None),
            ("Tue, 24 Nov 2026 25:01:00 GMT", None),
            ("Tue, 24 Nov 2026 10:01 GMT", None),
            ("Sunday, 06-Nov-94 08:49:37 GMT", None),
            ("Sun Nov  6 08:49:37 1994", None),
            ("Wed, 31 Dec 1969 23:59:59 GMT", None),
            ("0", None),
            ("", None),
        ] {
            assert_eq!(http_date(text.as_bytes()), seconds, "{text}");
        }
    }
}
