//! An S3 bucket's CORS rules. Not run here.

use super::error::RecipeError;
use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::borrow::ToOwned;
use alloc::vec;

/// S3 knows these methods only; a preflight for any other is refused.
const METHODS: [&str; 5] = ["GET", "HEAD", "POST", "PUT", "DELETE"];

pub(super) fn write(policy: &Policy<'_>) -> Result<Written, RecipeError> {
    if let Some(method) = policy.methods.iter().find(|method| !METHODS.contains(method)) {
        return Err(RecipeError::UnknownMethod { method: (*method).to_owned(), by: "S3" });
    }
    let origins =
        if policy.is_for_everybody() { "\"*\"".into() } else { quoted(&policy.origins, "\"") };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<METHODS>", &methods),
    ];
    let text = fill(TEMPLATE, &values);
    Ok(Written {
        files: vec![File { name: "cors.json", language: "json", text }],
        notes: vec![
            "This was not run here.".into(),
            "Set it with `aws s3api put-bucket-cors --bucket NAME --cors-configuration file://cors.json`.".into(),
            "S3 sends `Vary: Origin` only where the request has an `Origin`: a CDN in front must have `Origin` in its cache key, or hand on answers that were meant for others.".into(),
            "S3 has no rule about credentials: it says `Access-Control-Allow-Credentials: true` to listed origins by itself, and reads no cookies.".into(),
        ],
    })
}

const TEMPLATE: &str = r#"{
  "CORSRules": [
    {
      "AllowedOrigins": [<ORIGINS>],
      "AllowedHeaders": [<HEADERS>],
      "ExposeHeaders": [<EXPOSED>],
      "MaxAgeSeconds": <SECONDS>,
      "AllowedMethods": [<METHODS>]
    }
  ]
}
"#;
