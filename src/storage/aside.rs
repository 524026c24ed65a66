//! What cannot be read is set aside: kept as it lay, where nothing overwrites it.

use super::area::{Area, Failed, PRIVATE, Partition, Storage};
use super::format::SetAside;
use super::transaction::Transaction;
use crate::ids::Handle;
use crate::limits;

/// The name of all that was set aside in an area.
const ASIDE: &str = "set-aside";

/// The same of private windows.
const PRIVATE_ASIDE: &str = "private:set-aside";

/// Where a value of this name is set aside.
pub(super) fn name_for(name: &str) -> &'static str {
    match name.starts_with(PRIVATE) {
        true => PRIVATE_ASIDE,
        false => ASIDE,
    }
}

/// The oldest go, until the rest fits.
pub(super) fn make_room(all: &mut Vec<SetAside>) {
    let bytes = |all: &[SetAside]| all.iter().map(|one| one.text.len()).sum::<usize>();
    while all.len() > 1 && (all.len() > limits::SET_ASIDE || bytes(all) > limits::SET_ASIDE_BYTES) {
        all.remove(0);
    }
}

impl<S: Storage> Transaction<'_, S> {
    /// What was set aside beside a partition, the oldest first.
    pub async fn aside(&mut self, partition: Partition) -> Result<Vec<SetAside>, Failed> {
        let (area, name) = place(partition);
        let kept = self.text(area, name).await?;
        let all = kept.and_then(|text| super::format::read(text).ok());
        Ok(all.unwrap_or_default())
    }

    /// Forgets what was set aside of an account.
    pub(super) async fn forget_aside(
        &mut self,
        partition: Partition,
        handle: &Handle,
    ) -> Result<(), Failed> {
        let mut all = self.aside(partition).await?;
        let before = all.len();
        let name = partition.account(&handle.key());
        all.retain(|one| one.name != name);
        if all.len() < before {
            let (area, place) = place(partition);
            self.set(area, place.to_owned(), &all);
        }
        Ok(())
    }
}

/// Where a partition's are.
pub(super) fn place(partition: Partition) -> (Area, &'static str) {
    match partition {
        Partition::Private => (Area::Session, PRIVATE_ASIDE),
        Partition::Session | Partition::Remembered => (partition.area(), ASIDE),
    }
}
