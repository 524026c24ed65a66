//! What the stage answers in X's name: the fake X, or a saved page at its own address.

use super::http::{Request, Response};
use super::policy::{Policy, REPORT_PATH};
use super::saved::SavedPage;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The fake X's files, read anew for every request so that they can be edited while it runs.
const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stage/x");

/// X as the browsers see it.
pub struct Site {
    /// The module that holds everybody and everything posted.
    world: String,
    saved: Mutex<HashMap<String, SavedPage>>,
    reports: Mutex<Vec<serde_json::Value>>,
    served: AtomicU64,
}

impl Site {
    /// A site of the given world: `{"people": …, "posts": …, …}`.
    pub fn new(world: &serde_json::Value) -> Site {
        Site {
            world: format!("export const world = {world};\n"),
            saved: Mutex::default(),
            reports: Mutex::default(),
            served: AtomicU64::new(0),
        }
    }

    /// Serves a saved page at its own address from now on.
    pub fn lay_out(&self, page: SavedPage) {
        self.saved
            .lock()
            .unwrap()
            .insert(page.address().to_owned(), page);
    }

    /// Serves no saved page any more.
    pub fn clear_away(&self) {
        self.saved.lock().unwrap().clear();
    }

    /// The policy reports the browsers have sent to X.
    pub fn policy_reports(&self) -> Vec<serde_json::Value> {
        self.reports.lock().unwrap().clone()
    }

    pub fn forget_reports(&self) {
        self.reports.lock().unwrap().clear();
    }

    pub fn answer(&self, host: &str, request: &Request) -> Response {
        let path = request.path();
        if path == REPORT_PATH {
            return self.take_report(request);
        }
        if let Some(page) = self.saved.lock().unwrap().get(&format!("{host}{path}")) {
            return self.document(page.html(), Policy::named(request.query("fake-policy")));
        }
        match path.strip_prefix("/fake/") {
            Some("world.js") => Response::new(200, "text/javascript", self.world.as_str()),
            Some(name) => file(&Path::new(APP).join(name)),
            None if path.contains('.') => Response::new(404, "text/plain", ""),
            None => self.app(request),
        }
    }

    fn app(&self, request: &Request) -> Response {
        let page =
            std::fs::read_to_string(Path::new(APP).join("page.html")).expect("the fake X's page");
        let document = self.document(&page, Policy::named(request.query("fake-policy")));
        match request.query("fake-stays") {
            // Firefox keeps no page in its history that may not be stored.
            Some(_) => document.instead("Cache-Control", "no-cache"),
            None => document,
        }
    }

    /// A page under X's policy, with a nonce of its own as X does it.
    fn document(&self, html: &str, policy: Option<Policy>) -> Response {
        let nonce = format!(
            "ZmFrZS1u{:08x}",
            self.served.fetch_add(1, Ordering::Relaxed)
        );
        Response::new(
            200,
            "text/html; charset=utf-8",
            html.replace("{{nonce}}", &nonce),
        )
        .with(
            "Content-Security-Policy",
            policy.unwrap_or_default().header(&nonce),
        )
        .with("Cross-Origin-Opener-Policy", "same-origin-allow-popups")
        .with("X-Content-Type-Options", "nosniff")
        .with("X-Frame-Options", "DENY")
    }

    fn take_report(&self, request: &Request) -> Response {
        let text = String::from_utf8_lossy(&request.body);
        let report = serde_json::from_str(&text).unwrap_or_else(|_| text.into_owned().into());
        self.reports.lock().unwrap().push(report);
        Response::new(204, "text/plain", "")
    }
}

fn file(path: &PathBuf) -> Response {
    let kind = match path.extension().and_then(|end| end.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "text/plain",
    };
    match std::fs::read(path) {
        Ok(body) => Response::new(200, kind, body),
        Err(_) => Response::new(404, "text/plain", ""),
    }
}
