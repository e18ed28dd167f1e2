//! ASP.NET Core, by its own middleware. Not run here.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = quoted(&policy.origins, "\"");
    let everybody = if policy.is_for_everybody() { "AllowAnyOrigin()" } else { "" };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("AllowCredentials()");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<EVERYBODY>", everybody),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let text = fill(TEMPLATE, &values);
    Written {
        files: vec![File { name: "Program.cs", language: "csharp", text }],
        notes: vec![
            "This was not run here.".into(),
            "`app.UseCors()` comes after `UseRouting` and before `UseAuthentication`, `UseAuthorization` and the endpoints, so that preflights are answered before authentication.".into(),
            "Ask it for a 500 too: in versions before 2.2, whatever handled an exception threw the headers away.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .WithOrigins(<ORIGINS>)
    .<EVERYBODY>
    .WithHeaders(<HEADERS>)
    .WithExposedHeaders(<EXPOSED>)
    .<CREDENTIALS>
    .SetPreflightMaxAge(TimeSpan.FromSeconds(<SECONDS>))
    .WithMethods(<METHODS>)));

var app = builder.Build();
app.UseCors();
// Authentication and endpoints come after it.
app.Run();
"#;
