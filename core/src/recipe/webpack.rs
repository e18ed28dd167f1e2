//! webpack's development server: the `cors` package in front, and a proxy that keeps to it.

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
            "Install it with `npm install --save-dev cors`, write `import { api, setupMiddlewares } from \"./cors.mjs\"` in `webpack.config.mjs`, and `devServer: { setupMiddlewares, proxy: [api([\"/api\"], \"http://127.0.0.1:3000\")] }`.".into(),
            "`devServer.headers` is the same for every request, so that it could not answer two origins, and it leaves preflights to what comes after it.".into(),
            "A page that this server itself serves asks `/api/…` of its own origin then, and needs no CORS at all; `setupMiddlewares` is for pages of other origins.".into(),
            "It was run with webpack-dev-server 5.".into(),
            "This is for development only: the built page asks the real server, which needs a recipe of its own or a proxy like this one.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"import cors from "cors";

const crossOrigin = cors({
<OPTIONS>
});

// For `devServer.setupMiddlewares`: first of all, before the proxy.
export const setupMiddlewares = (middlewares) => [
  { name: "cors", middleware: crossOrigin },
  ...middlewares,
];

const own = ({ headers }) => {
  // What the application says of CORS would take the place of what is said here.
  for (const name of Object.keys(headers)) {
    if (name.startsWith("access-control-")) delete headers[name];
  }
"#;

const VARY: &str = r#"  headers.vary = [headers.vary, "Origin"].filter(Boolean).join(", ");
"#;

const END: &str = r#"};

// For an entry of `devServer.proxy`: version 5 reads `onProxyRes`, and version 6 `on`.
export const api = (context, target) => ({
  context,
  target,
  changeOrigin: true,
  onProxyRes: own,
  on: { proxyRes: own },
});
"#;
