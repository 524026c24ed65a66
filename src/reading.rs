//! What a look at the page means. (A stand-in until the real one is merged.)

use serde::{Deserialize, Serialize};

use crate::notebook::Notebook;
use crate::post::Handle;
use crate::view::Scene;
use crate::words::Words;

/// What a look at the page means.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Whose profile it is.
    pub owner: Option<Handle>,
    /// What could not be read.
    pub missing: Vec<String>,
}

impl Reading {
    /// The page as it stands.
    pub fn scene(&self) -> Scene {
        Scene {
            handle: self.owner.clone(),
            ..Scene::default()
        }
    }
}

/// Understands a look.
pub fn read(words: &Words) -> Reading {
    let path = words.url.strip_prefix("https://x.com/").unwrap_or_default();
    Reading {
        owner: path.split('/').next().and_then(Handle::new),
        missing: Vec::new(),
    }
}

impl Notebook {
    /// Adds a look to what was seen.
    pub fn add(&mut self, _reading: &Reading, now: i64) {
        self.seen = now;
    }
}
