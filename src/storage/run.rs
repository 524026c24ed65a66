//! Runs work over a storage: reads what it wants, lets it begin anew, writes what it changed.

use super::Store;
use super::area::{Area, Failed, Place, Unwritten};
use super::lines::{Change, Missing};

/// Runs work until all it wants is at hand, and writes what it changed. Where there is no room for
/// that, the work is done again with less to be kept. `work` may be called any number of times, and
/// the last time counts.
pub async fn run<A: Area>(
    area: &A,
    store: &mut Store,
    work: &mut dyn FnMut(&mut Store) -> Result<(), Missing>,
) -> Result<(), Failed> {
    store.open();
    let done = attempts(area, store, work).await;
    for complaint in store.close(done.is_ok()) {
        area.complain(&complaint);
    }
    done
}

async fn attempts<A: Area>(
    area: &A,
    store: &mut Store,
    work: &mut dyn FnMut(&mut Store) -> Result<(), Missing>,
) -> Result<(), Failed> {
    loop {
        store.begin();
        if work(store).is_err() {
            read(area, store).await?;
            continue;
        }
        match write(area, &store.lines.changes).await {
            Ok(()) => return Ok(()),
            Err((place, Unwritten::Full)) if store.make_less(place) => {
                area.complain("there is no room for all that was seen");
            }
            Err((_, why)) => return Err(store.failed("writing", why.words())),
        }
    }
}

/// Reads what the work stopped for.
async fn read<A: Area>(area: &A, store: &mut Store) -> Result<(), Failed> {
    let wanted = std::mem::take(&mut store.lines.wanted);
    for place in [Place::Memory, Place::Disk] {
        let mut here = wanted
            .iter()
            .filter(|wanted| wanted.place == place)
            .peekable();
        if here.peek().is_none() {
            continue;
        }
        // One that wants all has no name, and then the others are among them.
        let names: Option<Vec<String>> = here.map(|wanted| wanted.name.clone()).collect();
        match area.get(place, names.as_deref()).await {
            Ok(found) => store.lines.add(&wanted, place, found),
            Err(why) => return Err(store.failed("reading", &why)),
        }
    }
    Ok(())
}

/// Where it fails, and why.
async fn write<A: Area>(area: &A, changes: &[Change]) -> Result<(), (Place, Unwritten)> {
    for change in changes {
        let (place, done) = match change {
            Change::Set(place, lines) => (place, area.set(*place, lines).await),
            Change::Remove(place, names) => {
                let removed = area.remove(*place, names).await;
                (place, removed.map_err(Unwritten::Failed))
            }
        };
        done.map_err(|why| (*place, why))?;
    }
    Ok(())
}
