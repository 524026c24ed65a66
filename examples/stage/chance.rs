//! Chance that comes out the same on every run, and the times that are written for the stage.

use fieldmark::ids::EPOCH;
use fieldmark::time::from_iso;

const MINUTE: u64 = 60_000;

/// A number that depends on the word alone.
pub fn seed(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// SplitMix64: small, and the same everywhere.
pub struct Chance(u64);

impl Chance {
    pub fn of(word: &str) -> Chance {
        Chance(seed(word))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at as u64 + 1) as usize);
        }
    }
}

/// `45m`, `7h`, `12d` in ms.
pub fn span(written: &str) -> u64 {
    let (number, unit) = written.split_at(written.len().saturating_sub(1));
    let number: u64 = number
        .parse()
        .unwrap_or_else(|_| panic!("{written:?} is no span such as 45m, 7h or 12d"));
    match unit {
        "m" => number * MINUTE,
        "h" => number * 60 * MINUTE,
        _ => number * 24 * 60 * MINUTE,
    }
}

/// A date such as `2011-03-14`, or an age such as `12d`, in ms since 1970.
pub fn date(written: &str, now: u64) -> u64 {
    match from_iso(written) {
        Some(midnight) => midnight.unsigned_abs() * 1_000 + 17 * 60 * MINUTE,
        None => now - span(written),
    }
}

/// A post's id: its time and some bits of chance, as X makes them.
pub fn post_id(at: u64, chance: &mut Chance) -> String {
    (((at - EPOCH) << 22) | chance.below(1 << 22)).to_string()
}
