//! The servers for which there are recipes.

#[cfg(feature = "serde")]
use serde::Serialize;

/// Whether a recipe was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Proof {
    /// The real server ran with it, and a real browser asked it.
    Ran,
    /// It is written by the server's documentation, and was never run here.
    NotRun,
}

macro_rules! servers {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal, $called:literal, $proof:ident;)+) => {
        /// A server or a framework.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Server { $($(#[doc = $doc])* $name),+ }

        impl Server {
            /// Every one, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in commands and JSON.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// Its name for people.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $called),+ }
            }

            /// Whether its recipe was tried.
            #[must_use]
            pub const fn proof(self) -> Proof {
                match self { $(Self::$name => Proof::$proof),+ }
            }
        }
    };
}

servers! {
    /// <https://nginx.org/en/docs/http/ngx_http_headers_module.html>
    Nginx = "nginx", "nginx", Ran;
    /// <https://httpd.apache.org/docs/2.4/mod/mod_headers.html>
    Apache = "apache", "Apache httpd", Ran;
    /// <https://caddyserver.com/docs/caddyfile/directives/header>
    Caddy = "caddy", "Caddy", Ran;
    /// <https://docs.haproxy.org/2.6/configuration.html#4.2-http-after-response>
    HaProxy = "haproxy", "HAProxy", Ran;
    /// <https://expressjs.com/en/resources/middleware/cors.html>
    Express = "express", "Express (cors)", Ran;
    /// <https://github.com/fastify/fastify-cors>
    Fastify = "fastify", "Fastify (@fastify/cors)", Ran;
    /// <https://hono.dev/docs/middleware/builtin/cors>
    Hono = "hono", "Hono", Ran;
    /// <https://github.com/koajs/cors>
    Koa = "koa", "Koa (@koa/cors)", Ran;
    /// <https://github.com/adamchainz/django-cors-headers>
    Django = "django", "Django (django-cors-headers)", Ran;
    /// <https://corydolphin.com/flask-cors/>
    Flask = "flask", "Flask (flask-cors)", Ran;
    /// <https://fastapi.tiangolo.com/tutorial/cors/>
    FastApi = "fastapi", "FastAPI and Starlette (CORSMiddleware)", Ran;
    /// <https://docs.rs/tower-http/latest/tower_http/cors/>
    Axum = "axum", "axum (tower-http)", Ran;
    /// <https://docs.rs/actix-cors/>
    Actix = "actix", "actix-web (actix-cors)", Ran;
    /// <https://developers.cloudflare.com/workers/examples/cors-header-proxy/>
    Workers = "workers", "Cloudflare Workers", Ran;
    /// <https://docs.deno.com/api/deno/~/Deno.serve>
    Deno = "deno", "Deno", Ran;
    /// <https://bun.sh/docs/api/http>
    Bun = "bun", "Bun", Ran;
    /// <https://www.php.net/manual/en/function.header.php>
    Php = "php", "PHP", Ran;
    /// <https://vite.dev/config/server-options.html#server-cors>
    Vite = "vite", "Vite (development server)", Ran;
    /// <https://webpack.js.org/configuration/dev-server/#devserversetupmiddlewares>
    Webpack = "webpack", "webpack (development server)", Ran;
    /// <https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html>
    Spring = "spring", "Spring", NotRun;
    /// <https://learn.microsoft.com/aspnet/core/security/cors>
    AspNet = "aspnet", "ASP.NET Core", NotRun;
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html>
    S3 = "s3", "Amazon S3", NotRun;
}

impl Server {
    /// The server of this name, compared exactly.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|server| server.word() == word)
    }
}
