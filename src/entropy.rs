//! Randomness: the only place that draws it.
//!
//! The operating system's generator serves; its seeded twin makes tests and the demonstration's content repeatable and
//! must never protect a real person.
use std::sync::{Arc, Mutex, PoisonError};

use ring::{
    digest,
    rand::{SecureRandom, SystemRandom},
};

/// A source of random bytes.
pub trait Entropy: Send {
    /// Fills the buffer with random bytes.
    fn fill(&mut self, buffer: &mut [u8]);
}

/// Draws `N` random bytes.
pub fn array<const N: usize>(entropy: &mut dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// Draws a number in `0..bound` without bias; zero when `bound` is zero.
pub fn below(entropy: &mut dyn Entropy, bound: u32) -> u32 {
    let remainder = |number: u32| number.checked_rem(bound).unwrap_or(0);
    // Rejection sampling: numbers past the last whole multiple of `bound` are drawn again.
    let limit = u32::MAX.saturating_sub(remainder(u32::MAX));
    loop {
        let drawn = u32::from_be_bytes(array(entropy));
        if drawn < limit {
            return remainder(drawn);
        }
    }
}

/// Shuffles in place (Fisher and Yates), so that an order written says nothing of the order done.
pub fn shuffle<T>(entropy: &mut dyn Entropy, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        let bound = u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1);
        items.swap(last, below(entropy, bound) as usize);
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, buffer: &mut [u8]) {
        // A machine without randomness must not go on: any key it made would be worthless.
        if SystemRandom::new().fill(buffer).is_err() {
            std::process::abort();
        }
    }
}

/// A repeatable source for tests and the demonstration: SHA-256 in counter mode over a seed.
#[derive(Debug, Clone)]
pub struct SeededEntropy {
    seed: u64,
    counter: u64,
}

impl SeededEntropy {
    /// The same seed gives the same bytes.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, counter: 0 }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(digest::SHA256_OUTPUT_LEN) {
            let mut input = [0; 16];
            input[..8].copy_from_slice(&self.seed.to_be_bytes());
            input[8..].copy_from_slice(&self.counter.to_be_bytes());
            self.counter = self.counter.wrapping_add(1);
            let block = digest::digest(&digest::SHA256, &input);
            for (to, from) in chunk.iter_mut().zip(block.as_ref()) {
                *to = *from;
            }
        }
    }
}

/// One source shared by a whole process: the system's, or one seeded sequence under a lock.
#[derive(Debug, Clone)]
pub enum Source {
    /// The operating system's generator.
    System,
    /// A repeatable sequence.
    Seeded(Arc<Mutex<SeededEntropy>>),
}

impl Source {
    /// A repeatable source.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(SeededEntropy::new(seed))))
    }
}

impl Entropy for Source {
    fn fill(&mut self, buffer: &mut [u8]) {
        match self {
            Self::System => SystemEntropy.fill(buffer),
            Self::Seeded(shared) => {
                shared.lock().unwrap_or_else(PoisonError::into_inner).fill(buffer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let first: [u8; 80] = array(&mut SeededEntropy::new(7));
        let second: [u8; 80] = array(&mut SeededEntropy::new(7));
        let other: [u8; 80] = array(&mut SeededEntropy::new(8));
        assert_eq!(first, second);
        assert_ne!(first, other);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..100).collect();
        shuffle(&mut SeededEntropy::new(1), &mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
