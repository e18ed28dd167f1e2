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
    /// <https://expressjs.com/en/resources/middleware/cors.html>
    Express = "express", "Express (cors)", Ran;
    /// <https://github.com/fastify/fastify-cors>
    Fastify = "fastify", "Fastify (@fastify/cors)", Ran;
    /// <https://corydolphin.com/flask-cors/>
    Flask = "flask", "Flask (flask-cors)", Ran;
    /// <https://fastapi.tiangolo.com/tutorial/cors/>
    FastApi = "fastapi", "FastAPI and Starlette (CORSMiddleware)", Ran;
}

impl Server {
    /// The server of this name, compared exactly.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|server| server.word() == word)
    }
}
