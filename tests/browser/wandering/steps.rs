//! Which steps come next: all of them by chance, none of them impossible.

use super::society::PEOPLE;
use crate::stage::chance::Chance;
use serde_json::{Value, json};

/// Chance's next few steps.
pub struct Walker {
    pub chance: Chance,
    /// How many steps back there are before the walk began.
    depth: usize,
}

const PARTS: [&str; 3] = ["header", "schema", "list"];

impl Walker {
    pub fn new(chance: Chance) -> Walker {
        Walker { chance, depth: 0 }
    }

    /// Some steps; two batches in three end with everything arrived.
    pub fn batch(&mut self) -> Vec<Value> {
        let count = 3 + self.chance.below(8);
        let mut steps: Vec<Value> = (0..count).map(|_| self.step()).collect();
        if self.chance.below(3) > 0 {
            let mut parts = PARTS;
            self.chance.shuffle(&mut parts);
            steps.extend(parts.map(|part| self.take("release", json!([part]))));
        }
        steps
    }

    fn step(&mut self) -> Value {
        let part = PARTS[self.chance.below(3) as usize];
        let (one, other) = (self.chance.below(12), self.chance.below(12));
        match self.chance.below(100) {
            0..=11 => self.go(),
            12..=14 if self.depth > 0 => {
                self.depth -= 1;
                self.take("back", json!([]))
            }
            15..=16 => {
                let layout = ["old", "split"][one as usize % 2];
                self.take("layout", json!([layout]))
            }
            17..=20 => self.take("hold", json!([part])),
            21..=28 => self.take("release", json!([part])),
            29..=32 => self.take("linger", json!([one % 2 == 0])),
            33..=38 => self.take("rerender", json!([])),
            39..=46 => self.take("recycle", json!([one, other])),
            47..=53 => self.take("duplicate", json!([one])),
            54..=59 => self.take("reorder", json!([])),
            60..=63 => self.take("drop", json!([1 + one % 3])),
            64..=67 => self.take("jump", json!([one as f64 / 12.0])),
            68..=71 => self.take("pause", json!([])),
            _ => {
                let windows = [0.3, 0.6, 0.9, 1.2, 1.8, -0.5, -1.5];
                self.take("scroll", json!([windows[one as usize % windows.len()]]))
            }
        }
    }

    fn go(&mut self) -> Value {
        self.depth += 1;
        let who = PEOPLE[self.chance.below(PEOPLE.len() as u64) as usize];
        let path = match self.chance.below(20) {
            0 => "/home".to_owned(),
            1 => format!("/{who}/media"),
            2..=3 => format!("/{who}/all"),
            4..=5 => format!("/{who}/reposts"),
            6..=12 => format!("/{who}"),
            _ => format!("/{who}/with_replies"),
        };
        self.take("go", json!([path]))
    }

    /// One step, and how many frames pass before the next: often none.
    fn take(&mut self, does: &str, with: Value) -> Value {
        let frames = [0, 0, 0, 1, 1, 2, 4][self.chance.below(7) as usize];
        json!({"does": does, "with": with, "frames": frames})
    }
}
