//! X's content security policy, in the forms it has been seen in, and a stricter one.

/// Which policy a page is served under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// X's own, as most public dumps have it: WebAssembly is not allowed.
    #[default]
    Real,
    /// The dump of October 2025, which allows WebAssembly.
    RealWithWasm,
    /// The strictest a site could be: nothing by default, a nonce for every script, Trusted Types.
    Strict,
}

/// Where X wants its reports; the stage keeps them.
pub const REPORT_PATH: &str = "/i/csp_report";

impl Policy {
    /// The policy named by a page's `fake-policy` option.
    pub fn named(name: Option<&str>) -> Option<Policy> {
        match name? {
            "wasm" => Some(Policy::RealWithWasm),
            "strict" => Some(Policy::Strict),
            _ => Some(Policy::Real),
        }
    }

    /// The header's value.
    pub fn header(self, nonce: &str) -> String {
        let report = format!("report-uri https://x.com{REPORT_PATH}?a=O5RXE%3D%3D%3D&ro=false");
        match self {
            Policy::Real => format!("{}; {report}", real("", nonce)),
            Policy::RealWithWasm => format!("{}; {report}", real("'wasm-unsafe-eval' ", nonce)),
            Policy::Strict => format!("{}; {report}", strict(nonce)),
        }
    }
}

/// X's directives, with the lists of media and payment hosts cut to a few.
fn real(wasm: &str, nonce: &str) -> String {
    [
        "connect-src 'self' blob: https://api.x.com https://api.twitter.com https://*.twimg.com \
         https://*.pscp.tv https://upload.x.com https://www.google-analytics.com wss://*.pscp.tv",
        "default-src 'self'",
        "form-action 'self' https://twitter.com https://*.twitter.com https://x.com https://*.x.com",
        "font-src 'self' https://*.twimg.com",
        "frame-src 'self' https://twitter.com https://x.com https://*.twimg.com https://accounts.google.com/",
        "img-src 'self' blob: data: https://*.twimg.com https://*.giphy.com https://*.pscp.tv",
        "manifest-src 'self'",
        "media-src 'self' blob: https://twitter.com https://x.com https://*.twimg.com https://*.pscp.tv",
        "object-src 'none'",
        &format!(
            "script-src 'self' 'unsafe-inline' {wasm}https://*.twimg.com https://twitter.com \
             https://app.link https://accounts.google.com/gsi/client 'nonce-{nonce}'"
        ),
        "style-src 'self' 'unsafe-inline' https://accounts.google.com/gsi/style https://*.twimg.com",
        "worker-src 'self' blob:",
    ]
    .join("; ")
}

/// `img-src data:` is for the fake X's own emoji; no script could use it.
fn strict(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types fake-x"
    )
}
