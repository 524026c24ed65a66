//! The browser's own DevTools: what WebDriver cannot ask, of what is no page.

use super::stage::browser::Browser;
use super::stage::wait::{Outcome, words};
use serde_json::{Value, json};
use std::net::TcpStream;
use tungstenite::{Message, WebSocket};

/// A connection to a whole browser.
pub struct Inspector {
    socket: WebSocket<TcpStream>,
    asked: u64,
    /// What the browser told of itself, to be taken by [`Inspector::events_until`].
    events: Vec<Value>,
}

impl Inspector {
    /// Chromium writes down where it listens.
    pub fn open(browser: &Browser) -> Outcome<Inspector> {
        let file = browser.files().join("DevToolsActivePort");
        let told = std::fs::read_to_string(file).map_err(words)?;
        let (port, path) = told.split_once('\n').ok_or("the browser does not listen")?;
        let address = format!("127.0.0.1:{port}");
        let stream = TcpStream::connect(&address).map_err(words)?;
        let (socket, _) =
            tungstenite::client(format!("ws://{address}{path}"), stream).map_err(words)?;
        Ok(Inspector {
            socket,
            asked: 0,
            events: Vec::new(),
        })
    }

    /// A session with the first target of a type whose address begins so; close it to leave no trace.
    pub fn attach(&mut self, of_type: &str, address: &str) -> Outcome<Session<'_>> {
        let filter = json!({ "filter": [{ "type": of_type }] });
        let targets = self.ask(None, "Target.getTargets", filter)?;
        let targets = targets["targetInfos"].as_array().into_iter().flatten();
        let here = |target: &&Value| {
            let url = target["url"].as_str();
            url.is_some_and(|url| url.starts_with(address))
        };
        let target = targets.into_iter().find(here).cloned();
        let target = target.ok_or_else(|| format!("there is no {of_type} at {address}"))?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = self.ask(None, "Target.attachToTarget", attach)?;
        let id = attached["sessionId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        Ok(Session {
            inspector: self,
            id,
        })
    }

    /// Asks the browser, or the target of a session, and waits for the answer.
    pub fn ask(&mut self, session: Option<&str>, name: &str, with: Value) -> Outcome<Value> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": name, "params": with });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let message = Message::text(message.to_string());
        self.socket.send(message).map_err(words)?;
        loop {
            let mut told = self.read()?;
            if told["id"] == json!(self.asked) {
                return match told.get("error") {
                    Some(error) => Err(format!("{name}: {error}")),
                    None => Ok(told["result"].take()),
                };
            }
            self.events.push(told);
        }
    }

    /// The events so far and all that come, up to one of this name.
    pub fn events_until(&mut self, name: &str) -> Outcome<Vec<Value>> {
        let last = |event: &Value| event["method"] == json!(name);
        while !self.events.last().is_some_and(last) {
            let event = self.read()?;
            self.events.push(event);
        }
        Ok(std::mem::take(&mut self.events))
    }

    fn read(&mut self) -> Outcome<Value> {
        let message = self.socket.read().map_err(words)?;
        serde_json::from_slice(&message.into_data()).map_err(words)
    }
}

/// A session with one target.
pub struct Session<'i> {
    inspector: &'i mut Inspector,
    id: String,
}

impl Session<'_> {
    pub fn ask(&mut self, name: &str, with: Value) -> Outcome<Value> {
        self.inspector.ask(Some(&self.id), name, with)
    }

    pub fn close(self) -> Outcome<()> {
        let detach = json!({ "sessionId": self.id });
        let detached = self.inspector.ask(None, "Target.detachFromTarget", detach);
        detached.map(drop)
    }
}
