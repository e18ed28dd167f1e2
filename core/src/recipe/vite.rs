//! Vite's development server: its own option, and a proxy that keeps to it.

use super::policy::{Policy, fill};
use super::{File, Written, express};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let vary = if policy.is_for_everybody() { "" } else { VARY };
    let options = express::options(policy);
    let text = fill(&[TEMPLATE, vary, END].concat(), &[("<OPTIONS>", &options)]);
    Written {
        files: vec![File { name: "cors.mjs", language: "javascript", text }],
        notes: vec![
            "Write `import { api, cors } from \"./cors.mjs\"` in `vite.config.mjs`, and `server: { cors, proxy: { \"/api\": api(\"http://127.0.0.1:3000\") } }`.".into(),
            "A page that Vite itself serves asks `/api/…` of its own origin then, and needs no CORS at all; `cors` is for pages of other origins.".into(),
            "This is for development only: the built page asks the real server, which needs a recipe of its own or a proxy like this one.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"// For `server.cors`.
export const cors = {
<OPTIONS>
};

// For an entry of `server.proxy`.
export const api = (target) => ({
  target,
  changeOrigin: true,
  configure: (proxy) =>
    proxy.on("proxyRes", ({ headers }) => {
      // What the application says of CORS would take the place of what is said here.
      for (const name of Object.keys(headers)) {
        if (name.startsWith("access-control-")) delete headers[name];
      }
"#;

const VARY: &str = r#"      headers.vary = [headers.vary, "Origin"].filter(Boolean).join(", ");
"#;

const END: &str = "    }),
});
";
