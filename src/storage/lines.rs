//! The lines at hand for one piece of work: what was read for it, and what it changes.
//!
//! Work never waits. Where it needs a line that was not read yet it stops with [`Missing`]; the
//! line is read and the work begins anew from what lay in the storage (`run.rs`). So work changes
//! nothing but these lines, and they are written when it is done.

use super::area::Place;

/// A line is needed that was not read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing;

/// A line by name, or all that lie in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub place: Place,
    /// `None`: all of them.
    pub name: Option<String>,
}

/// What is to be done to the storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// All of these lines are written, or none.
    Set(Place, Vec<(String, String)>),
    /// These names are removed.
    Remove(Place, Vec<String>),
}

/// The lines at hand.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// As they lie in the storage; `None` where nothing lies.
    read: Vec<(Place, String, Option<String>)>,
    /// The places of which all lines were read.
    whole: Vec<Place>,
    /// What is to be read before the work can go on.
    pub wanted: Vec<Wanted>,
    /// What the work has changed so far, in order.
    pub changes: Vec<Change>,
    /// The last change is done by itself.
    sealed: bool,
}

impl Lines {
    /// Takes back what the last attempt changed and wanted.
    pub fn begin(&mut self) {
        self.wanted.clear();
        self.changes.clear();
        self.sealed = false;
    }

    /// Takes in what was found of what was wanted.
    pub fn add(&mut self, wanted: &[Wanted], place: Place, found: Vec<(String, String)>) {
        let there = |name: &String| found.iter().any(|(other, _)| other == name);
        for Wanted { name, .. } in wanted.iter().filter(|wanted| wanted.place == place) {
            match name {
                None => self.whole.push(place),
                Some(name) if !there(name) => self.read.push((place, name.clone(), None)),
                Some(_) => {}
            }
        }
        for (name, text) in found {
            if self.line(place, &name).is_none() {
                self.read.push((place, name, Some(text)));
            }
        }
    }

    fn line(&self, place: Place, name: &str) -> Option<Option<&str>> {
        let is = |(at, other, _): &&(Place, String, _)| *at == place && other == name;
        let (_, _, text) = self.read.iter().find(is)?;
        Some(text.as_deref())
    }

    /// Asks for lines before they are needed, so that all are read at once.
    pub fn want(&mut self, place: Place, names: &[String]) -> Result<(), Missing> {
        if self.whole.contains(&place) {
            return Ok(());
        }
        for name in names {
            if self.line(place, name).is_none() {
                let name = Some(name.clone());
                self.wanted.push(Wanted { place, name });
            }
        }
        self.ready()
    }

    fn ready(&self) -> Result<(), Missing> {
        match self.wanted.is_empty() {
            true => Ok(()),
            false => Err(Missing),
        }
    }

    /// The line of that name, as the work left it; `None` where nothing lies.
    pub fn get(&mut self, place: Place, name: &str) -> Result<Option<&str>, Missing> {
        self.want(place, &[name.to_owned()])?;
        for change in self.changes.iter().rev() {
            match change {
                Change::Set(at, lines) if *at == place => {
                    let found = lines.iter().find(|(other, _)| other == name);
                    if let Some((_, text)) = found {
                        return Ok(Some(text));
                    }
                }
                Change::Remove(at, gone) if *at == place && gone.iter().any(|it| it == name) => {
                    return Ok(None);
                }
                _ => {}
            }
        }
        Ok(self.line(place, name).flatten())
    }

    /// The names of all lines in a place, as they lay there before the work.
    pub fn names(&mut self, place: Place) -> Result<Vec<String>, Missing> {
        if !self.whole.contains(&place) {
            self.wanted.push(Wanted { place, name: None });
        }
        self.ready()?;
        let here = self
            .read
            .iter()
            .filter(|(at, _, text)| *at == place && text.is_some());
        Ok(here.map(|(_, name, _)| name.clone()).collect())
    }

    /// Writes a line.
    pub fn set(&mut self, place: Place, name: String, text: String) {
        match self.changes.last_mut() {
            Some(Change::Set(at, lines)) if *at == place && !self.sealed => {
                lines.retain(|(other, _)| *other != name);
                lines.push((name, text));
            }
            _ => self.changes.push(Change::Set(place, vec![(name, text)])),
        }
        self.sealed = false;
    }

    /// What was changed so far is done whether or not there is room for what comes after.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Removes lines.
    pub fn remove(&mut self, place: Place, mut gone: Vec<String>) {
        match self.changes.last_mut() {
            Some(Change::Remove(at, names)) if *at == place => names.append(&mut gone),
            _ => self.changes.push(Change::Remove(place, gone)),
        }
    }
}
