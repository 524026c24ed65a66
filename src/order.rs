//! Sorting and grouping, with one sort for all there is to sort. The standard library writes a sort
//! of its own for every type and every comparison: 54 KB of the package, for lists of a few hundred.

use std::cmp::Ordering;

/// The places 0 … `length` in the order of what stands there; equals stay as they came.
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

/// Sorts as the slice's own `sort_by` does.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(
        items.len(),
        &|one, other| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    let whence = |place: usize| places.get(place).copied().unwrap_or(place);
    for place in 0..items.len() {
        let mut from = whence(place);
        // What stood there was swapped away when an earlier place was filled.
        while from < place {
            from = whence(from);
        }
        items.swap(place, from);
    }
}

/// Sorts as the slice's own `sort_by_key` does.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of equal keys, group by group, in the order of the keys.
pub fn groups(keys: &[Option<&str>]) -> Vec<Vec<usize>> {
    let key = |place: usize| keys.get(place).copied().flatten();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for place in places(keys.len(), &|one, other| key(one).cmp(&key(other))) {
        let Some(key) = key(place) else {
            continue;
        };
        match groups.last_mut() {
            Some(group) if last == Some(key) => group.push(place),
            _ => groups.push(vec![place]),
        }
        last = Some(key);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut items: Vec<(u8, u32)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn groups_are_as_a_map_makes_them(keys in prop::collection::vec(prop::option::of("[ab]{0,2}"), 0..20)) {
            let mut expected = std::collections::BTreeMap::<&str, Vec<usize>>::new();
            for (place, key) in keys.iter().enumerate() {
                if let Some(key) = key {
                    expected.entry(key).or_default().push(place);
                }
            }
            let keys: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
            prop_assert_eq!(groups(&keys), expected.into_values().collect::<Vec<_>>());
        }
    }
}
