//! Things in order, by little code: what a page downloads has one way to sort and one kind of map.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::borrow::Borrow;

/// Texts in ascending order, each with its number; those alike in the order of their numbers.
pub(crate) fn ascending<'a>(
    texts: impl Iterator<Item = (&'a [u8], usize)>,
) -> Vec<(&'a [u8], usize)> {
    let heap: BinaryHeap<(&[u8], usize)> = texts.collect();
    heap.into_sorted_vec()
}

/// Whether two neighbours of such a list are alike.
pub(crate) fn has_twins(sorted: &[(&[u8], usize)]) -> bool {
    let next = sorted.iter().skip(1);
    sorted.iter().zip(next).any(|((one, _), (other, _))| one == other)
}

/// A map that is a sorted list: quick to ask, and quick to add to where what comes is greater than
/// what is there.
#[derive(Clone, Debug)]
pub(crate) struct Sorted<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What stands under a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Puts something under a key, in the place of what stood there.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => drop(self.entries.get_mut(at).map(|(_, old)| *old = value)),
            Err(at) => self.entries.insert(at, (key, value)),
        }
    }

    /// Changes what stands under a key; where nothing does, its default.
    pub fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.entries.insert(at, (key, V::default()));
            at
        });
        if let Some((_, value)) = self.entries.get_mut(at) {
            change(value);
        }
    }

    /// Takes away what stands under a key.
    pub fn remove(&mut self, key: &K) {
        if let Ok(at) = self.place(key) {
            self.entries.remove(at);
        }
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|(one, _)| one.borrow().cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn texts_come_in_order_and_those_alike_keep_theirs() {
        let texts: [&[u8]; 5] = [b"b", b"", b"a", b"b", b"a"];
        let sorted = ascending(texts.into_iter().zip(0..));
        let numbers: Vec<usize> = sorted.iter().map(|&(_, number)| number).collect();
        assert_eq!(numbers, [1, 2, 4, 0, 3]);
        assert!(has_twins(&sorted));
        assert!(!has_twins(&ascending(texts.into_iter().zip(0..).take(3))));
        assert!(!has_twins(&[]));
    }

    #[test]
    fn a_map_finds_changes_and_forgets() {
        let mut map: Sorted<Vec<u8>, u32> = Sorted::default();
        assert!(map.is_empty());
        for (value, key) in (0..).zip([b"b", b"a", b"c", b"a"]) {
            map.insert(key.to_vec(), value);
        }
        assert_eq!(map.entries, vec![(vec![b'a'], 3), (vec![b'b'], 0), (vec![b'c'], 2)]);
        if let Some(value) = map.get_mut(&b"b"[..]) {
            *value = 6;
        }
        map.update(vec![b'b'], |value| *value += 1);
        map.update(vec![b'd'], |value| *value += 1);
        assert_eq!(map.get(&b"d"[..]), Some(&1));
        map.remove(&b"a".to_vec());
        map.remove(&b"z".to_vec());
        assert_eq!(map.get(&b"b"[..]), Some(&7));
        assert_eq!(map.get(&b"a"[..]), None);
    }
}
