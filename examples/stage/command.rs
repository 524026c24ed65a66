//! Commands that WebDriver's library has no name for.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use url::{ParseError, Url};

/// A command by its path under the session.
#[derive(Debug)]
pub struct Raw {
    path: String,
    body: Value,
}

impl Raw {
    pub fn post(path: &str, body: Value) -> Raw {
        Raw {
            path: path.to_owned(),
            body,
        }
    }
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
