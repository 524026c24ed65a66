//! A storage in a map, with everything that can go wrong.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use fieldmark::storage::{Area, Failed, Storage, Transaction, Unwritten};

/// The storage; its clones are the same one.
#[derive(Clone, Default)]
pub struct Memory {
    values: Rc<RefCell<BTreeMap<(Area, String), String>>>,
    limits: Rc<RefCell<BTreeMap<Area, usize>>>,
    failing: Rc<Cell<bool>>,
    until_failure: Rc<Cell<Option<u32>>>,
    for_good: Rc<Cell<bool>>,
    operations: Rc<Cell<u32>>,
    values_read: Rc<Cell<usize>>,
    warnings: Rc<RefCell<Vec<String>>>,
}

impl Storage for Memory {
    async fn get(
        &self,
        area: Area,
        names: Option<&[String]>,
    ) -> Result<Vec<(String, String)>, String> {
        self.may_fail()?;
        let values = self.values.borrow();
        let here = values.iter().filter(|((at, name), _)| {
            *at == area && names.is_none_or(|names| names.contains(name))
        });
        let found: Vec<_> = here
            .map(|((_, name), text)| (name.clone(), text.clone()))
            .collect();
        self.values_read.set(self.values_read.get() + found.len());
        Ok(found)
    }

    async fn set(&self, area: Area, values: &[(String, String)]) -> Result<(), Unwritten> {
        self.may_fail().map_err(Unwritten::Failed)?;
        if self.failing.get() {
            return Err(Unwritten::Failed("the browser is gone".into()));
        }
        let mut after = self.values.borrow().clone();
        after.extend(
            values
                .iter()
                .map(|(name, text)| ((area, name.clone()), text.clone())),
        );
        let here = after.iter().filter(|((at, _), _)| *at == area);
        let size: usize = here.map(|(_, text)| text.len()).sum();
        if self
            .limits
            .borrow()
            .get(&area)
            .is_some_and(|limit| size > *limit)
        {
            return Err(Unwritten::Full);
        }
        self.values.replace(after);
        Ok(())
    }

    async fn remove(&self, area: Area, names: &[String]) -> Result<(), String> {
        self.may_fail()?;
        self.values
            .borrow_mut()
            .retain(|(at, name), _| *at != area || !names.contains(name));
        Ok(())
    }

    fn warn(&self, what: &str) {
        self.warnings.borrow_mut().push(what.to_owned());
    }
}

impl Memory {
    /// From now on there is room for so many bytes in a area.
    pub fn limit(&self, area: Area, bytes: usize) {
        self.limits.borrow_mut().insert(area, bytes);
    }

    /// From now on writing fails, or works again.
    pub fn fail_writes(&self, failing: bool) {
        self.failing.set(failing);
    }

    /// The operation after so many more fails, and only that one.
    pub fn fail_once(&self, after: u32) {
        self.until_failure.set(Some(after));
    }

    /// The operation after so many more fails, and all that come after it.
    pub fn fail_from(&self, after: u32) {
        self.fail_once(after);
        self.for_good.set(true);
    }

    /// All that the console was told.
    pub fn warnings(&self) -> String {
        self.warnings.borrow().join("\n")
    }

    /// How many operations there were so far.
    pub fn operations(&self) -> u32 {
        self.operations.get()
    }

    /// How many values were read so far.
    pub fn values_read(&self) -> usize {
        self.values_read.get()
    }

    fn may_fail(&self) -> Result<(), String> {
        self.operations.set(self.operations.get() + 1);
        let left = self.until_failure.get();
        if left != Some(0) || !self.for_good.get() {
            self.until_failure
                .set(left.and_then(|left| left.checked_sub(1)));
        }
        match left {
            Some(0) => Err("it failed".into()),
            _ => Ok(()),
        }
    }

    /// The names in a area.
    pub fn names(&self, area: Area) -> Vec<String> {
        let values = self.values.borrow();
        values
            .keys()
            .filter(|(at, _)| *at == area)
            .map(|(_, name)| name.clone())
            .collect()
    }

    /// All that is in a area, as one text.
    pub fn contents(&self, area: Area) -> String {
        let here = self.all().into_iter().filter(|(at, ..)| *at == area);
        here.map(|(_, name, text)| format!("{name} {text}\n"))
            .collect()
    }

    /// Everything.
    pub fn all(&self) -> Vec<(Area, String, String)> {
        let values = self.values.borrow();
        values
            .iter()
            .map(|((area, name), text)| (*area, name.clone(), text.clone()))
            .collect()
    }

    /// Another storage with the same content.
    pub fn deep_clone(&self) -> Memory {
        let values = Rc::new(RefCell::new(self.values.borrow().clone()));
        Memory {
            values,
            ..Memory::default()
        }
    }

    /// Puts a text where a value lies.
    pub fn put(&self, area: Area, name: &str, text: &str) {
        let place = (area, name.to_owned());
        self.values.borrow_mut().insert(place, text.to_owned());
    }

    /// Everything in an area goes.
    pub fn remove_all(&self, area: Area) {
        self.values.borrow_mut().retain(|(at, _), _| *at != area);
    }

    /// Makes a value unreadable.
    pub fn damage(&self, area: Area, name: &str) {
        self.put(area, name, "?");
    }

    /// Changes one byte of a value into another letter.
    pub fn flip(&self, area: Area, name: &str, at: usize) {
        let mut values = self.values.borrow_mut();
        let text = values.get_mut(&(area, name.to_owned())).unwrap();
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        if let Ok(flipped) = String::from_utf8(bytes) {
            *text = flipped;
        }
    }
}

/// What work in a transaction gives; what it writes is kept.
pub fn with<T>(
    memory: &Memory,
    work: impl AsyncFnOnce(&mut Transaction<'_, Memory>) -> Result<T, Failed>,
) -> T {
    now(async {
        let mut tx = Transaction::new(memory, i64::MAX);
        let given = work(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        given
    })
}

/// The value of a future that never has to wait.
pub fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing here waits"),
    }
}
