//! The order in which Chromium goes through a request's headers: neither the script's nor the
//! alphabet's, but that of a hash table.
//!
//! Which of several refused headers its line names depends on nothing else. Blink keeps headers in a
//! `HashMap` (`platform/network/http_header_map.h`) whose hash is rapidhash
//! (<https://github.com/Nicoshev/rapidhash>) over the name in lower case and UTF-16, cut to 24
//! bits; iteration goes by bucket. The observed lines agree with this.

use alloc::vec;
use alloc::vec::Vec;

/// What Blink itself adds to a request: to every one, and to those over `https`.
const ADDED: &[u8] = b"accept";
const ADDED_WHEN_SECURE: &[&[u8]] = &[b"sec-ch-ua-mobile", b"sec-ch-ua", b"sec-ch-ua-platform"];

/// Whether the first URL is one to which Blink adds client hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transport {
    Secure,
    Insecure,
}

/// Names in lower case, sorted, in the order of the table that they and Blink's own headers fill.
pub(super) fn table_order<'a>(
    names: impl Iterator<Item = &'a [u8]>,
    transport: Transport,
) -> Vec<&'a [u8]> {
    let mut table = Table::default();
    names.for_each(|name| table.insert(name));
    table.insert(ADDED);
    if transport == Transport::Secure {
        ADDED_WHEN_SECURE.iter().for_each(|name| table.insert(name));
    }
    table.buckets.into_iter().flatten().collect()
}

/// Open addressing with triangular steps, grown when half full.
#[derive(Default)]
struct Table<'a> {
    buckets: Vec<Option<&'a [u8]>>,
    len: usize,
}

impl<'a> Table<'a> {
    fn insert(&mut self, name: &'a [u8]) {
        if self.buckets.is_empty() {
            self.buckets = vec![None; SMALLEST];
        }
        self.len += usize::from(place(&mut self.buckets, name));
        if self.len * 2 >= self.buckets.len() {
            let mut larger = vec![None; self.buckets.len() * 2];
            for name in self.buckets.iter().flatten() {
                place(&mut larger, name);
            }
            self.buckets = larger;
        }
    }
}

/// Puts a name into the first free bucket on its way; says whether it was not there yet.
fn place<'a>(buckets: &mut [Option<&'a [u8]>], name: &'a [u8]) -> bool {
    let mask = buckets.len().saturating_sub(1);
    let mut at = hash(name) as usize & mask;
    for step in 1..=buckets.len() {
        match buckets.get_mut(at) {
            Some(Some(taken)) if *taken == name => return false,
            Some(Some(_)) => at = (at + step) & mask,
            Some(free) => {
                *free = Some(name);
                return true;
            }
            None => return false,
        }
    }
    false
}

const SMALLEST: usize = 8;

fn hash(name: &[u8]) -> u32 {
    let wide: Vec<u8> = name.iter().flat_map(|&byte| [byte, 0]).collect();
    let hash = rapidhash(&wide) & 0x00FF_FFFF;
    if hash == 0 { 0x0080_0000 } else { hash as u32 }
}

/// For an even number of bytes, which is all that is asked for.
fn rapidhash(bytes: &[u8]) -> u64 {
    let [zero, one, two] = SECRET;
    let len = bytes.len();
    let mut seed = SEED ^ mix(SEED ^ zero, one) ^ len as u64;
    let (a, b) = match len {
        0 => (0, 0),
        1..=3 => (u64::from(bytes.first().copied().unwrap_or_default()), 0),
        4..=16 => {
            let step = if len >= 8 { 4 } else { 0 };
            let pair = |first, second| (read(bytes, first, 4) << 32) | read(bytes, second, 4);
            (pair(0, len - 4), pair(step, len - 4 - step))
        }
        _ => {
            let mut rest = bytes;
            let (mut second, mut third) = (seed, seed);
            while let Some((block, behind)) = rest.split_at_checked(48).filter(|_| len > 48) {
                seed = mix(read(block, 0, 8) ^ zero, read(block, 8, 8) ^ seed);
                second = mix(read(block, 16, 8) ^ one, read(block, 24, 8) ^ second);
                third = mix(read(block, 32, 8) ^ two, read(block, 40, 8) ^ third);
                rest = behind;
            }
            if len > 48 {
                seed ^= second ^ third;
            }
            if rest.len() > 16 {
                seed = mix(read(rest, 0, 8) ^ two, read(rest, 8, 8) ^ seed ^ one);
            }
            if rest.len() > 32 {
                seed = mix(read(rest, 16, 8) ^ two, read(rest, 24, 8) ^ seed);
            }
            (read(bytes, len - 16, 8), read(bytes, len - 8, 8))
        }
    };
    let (low, high) = multiply(a ^ one, b ^ seed);
    mix(low ^ zero ^ len as u64, high ^ one)
}

const SEED: u64 = 0xbdd8_9aa9_8270_4029;
const SECRET: [u64; 3] = [0x2d35_8dcc_aa6c_78a5, 0x8bb8_4b93_962e_acc9, 0x4b33_a62e_d433_d4a3];

fn mix(a: u64, b: u64) -> u64 {
    let (low, high) = multiply(a, b);
    low ^ high
}

fn multiply(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    (product as u64, (product >> 64) as u64)
}

/// Up to eight bytes, the first one lowest.
fn read(bytes: &[u8], at: usize, count: usize) -> u64 {
    let taken = bytes.iter().skip(at).take(count).rev();
    taken.fold(0, |number, &byte| (number << 8) | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Buckets that the observed lines show.
    #[test]
    fn buckets_are_those_that_lines_show() {
        let bucket = |name: &str| hash(name.as_bytes()) & 15;
        assert_eq!(["accept", "x_under", "cache-control", "z9"].map(bucket), [9, 5, 5, 9]);
        assert_eq!(["content-type", "sec-ch-ua-platform"].map(bucket), [11, 3]);
    }

    #[test]
    fn every_name_comes_out_once() {
        let names: Vec<_> = (0..1000).map(|at| alloc::format!("x-{at}")).collect();
        let twice = names.iter().chain(&names).map(String::as_bytes);
        assert_eq!(table_order(twice, Transport::Secure).len(), 1004);
    }

    use alloc::string::String;
}
