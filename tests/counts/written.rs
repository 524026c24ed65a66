//! Writes any number as ICU does, from `cases/counts_icu.tsv`, knowing nothing of the reader's table.

use crate::cases::table;
use crate::chance::Chance;

/// The numbers whose texts are in the file, in its order.
const EXAMPLES: [u64; 16] = [
    0,
    7,
    999,
    1000,
    1999,
    9999,
    10_000,
    25_391,
    99_999,
    100_000,
    999_999,
    1_000_000,
    1_999_999,
    12_345_678,
    999_999_999,
    4_321_987_654,
];

/// One way a language writes a number, and the numbers it writes that way.
pub struct Written {
    pub text: String,
    pub low: u64,
    pub high: u64,
}

pub struct Language {
    pub name: &'static str,
    zero: char,
    decimal: &'static str,
    group: &'static str,
    group_size: usize,
    suffixes: Vec<Vec<(u32, &'static str)>>,
    examples: &'static str,
}

impl Language {
    /// Every language, once more for its own digits.
    pub fn all() -> Vec<Self> {
        let lines = table(include_str!("../cases/counts_icu.tsv"));
        lines.map(|(_, line)| Self::parse(line)).collect()
    }

    fn parse(
        [name, zero, decimal, group, group_size, suffixes, examples]: [&'static str; 7],
    ) -> Self {
        let of_size = |size: &'static str| size.split('|').map(|one| one.split_once(':').unwrap());
        Self {
            name,
            zero: zero.chars().next().unwrap(),
            decimal,
            group,
            group_size: group_size.parse().unwrap(),
            suffixes: suffixes
                .split('¦')
                .map(|size| {
                    of_size(size)
                        .map(|(power, word)| (power.parse().unwrap(), word))
                        .collect()
                })
                .collect(),
            examples,
        }
    }

    /// (number, in full, shortened with and without a decimal)
    pub fn examples(&self) -> impl Iterator<Item = (u64, &'static str, Vec<&'static str>)> {
        EXAMPLES
            .into_iter()
            .zip(self.examples.split('¦'))
            .map(|(value, texts)| {
                let mut texts = texts.split('|');
                (value, texts.next().unwrap(), texts.collect())
            })
    }

    /// CLDR 48 contradicts itself and CLDR 36 on what follows ten thousand lakh in Bengali, and so
    /// is not believed there.
    pub fn is_disputed(&self, value: u64) -> bool {
        self.name == "bn" && value >= 10_000_000_000
    }

    /// In full, and with every suffix of its size in one plural or another, cut to one decimal
    /// and to none.
    pub fn every_way_to_write(&self, value: u64) -> Vec<Written> {
        let mut ways = vec![Written {
            text: self.grouped(value),
            low: value,
            high: value,
        }];
        let size = value.checked_ilog10().unwrap_or(0) as usize;
        if size < 3 {
            return ways;
        }
        for &(power, suffix) in self.suffixes.get(size.min(14) - 3).unwrap() {
            if power == 0 {
                continue; // The language writes numbers of this size in full.
            }
            let unit = 10_u64.pow(power);
            let (whole, tenth) = (value / unit, value % unit / (unit / 10));
            let cut = |text, low: u64, step: u64| Written {
                text,
                low,
                high: low.saturating_add(step - 1),
            };
            ways.push(cut(
                format!("{}{suffix}", self.grouped(whole)),
                whole * unit,
                unit,
            ));
            let decimals = format!(
                "{}{}{}{suffix}",
                self.grouped(whole),
                self.decimal,
                self.digits(tenth)
            );
            ways.push(cut(decimals, whole * unit + tenth * (unit / 10), unit / 10));
        }
        ways
    }

    fn grouped(&self, value: u64) -> String {
        let digits: Vec<char> = self.digits(value).chars().collect();
        let (head, last) = digits.split_at(digits.len().saturating_sub(3));
        let mut groups: Vec<String> = head
            .rchunks(self.group_size)
            .map(|group| group.iter().collect())
            .collect();
        groups.reverse();
        groups.push(last.iter().collect());
        groups.join(self.group)
    }

    fn digits(&self, value: u64) -> String {
        let own =
            |digit: char| char::from_u32(self.zero as u32 + digit.to_digit(10).unwrap()).unwrap();
        value.to_string().chars().map(own).collect()
    }
}

/// Any `u64`, every length alike; now and then one beside a power of ten.
pub fn number(chance: &mut Chance) -> u64 {
    let number = chance.next() >> chance.below(64);
    match chance.below(8) {
        0 => 10_u64.pow(chance.below(20) as u32),
        1 => 10_u64.pow(chance.below(20) as u32) - 1,
        _ => number,
    }
}
