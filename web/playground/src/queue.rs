//! What waits for the engine: one question is out at a time, and the newest texts go next.

use crate::wish::{Side, Wish};
use std::collections::VecDeque;

/// The line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    last: u32,
    out: Option<(u32, Wish)>,
    waiting: VecDeque<Wish>,
}

impl Queue {
    /// Puts a wish into the line, in the place of an older one of the kind.
    pub fn want(&mut self, wish: Wish) {
        // An answer about the same turn is on its way already.
        let is_out = matches!(wish, Wish::Answer(..))
            && self.out.as_ref().is_some_and(|(_, out)| *out == wish);
        if !is_out {
            self.waiting.retain(|older| !wish.replaces(older));
            self.waiting.push_back(wish);
        }
    }

    /// The wish that is next, now on its way under that number; none while another is.
    pub fn advance(&mut self) -> Option<(u32, Wish)> {
        if self.out.is_some() {
            return None;
        }
        let wish = self.waiting.pop_front()?;
        let number = self.number();
        self.out = Some((number, wish.clone()));
        Some((number, wish))
    }

    /// The wish that is out under that number.
    #[must_use]
    pub fn out(&self, number: u32) -> Option<&Wish> {
        self.out.as_ref().filter(|(out, _)| *out == number).map(|(_, wish)| wish)
    }

    /// The wish that was answered under that number.
    pub fn told(&mut self, number: u32) -> Option<Wish> {
        let (_, wish) = self.out.take_if(|(out, _)| *out == number)?;
        Some(wish)
    }

    /// A number that no question had before.
    pub const fn number(&mut self) -> u32 {
        self.last = self.last.wrapping_add(1);
        self.last
    }

    /// Whether something is out, or waits, that changes what is told of a bench.
    #[must_use]
    pub fn is_awaited(&self, side: Side) -> bool {
        let out = self.out.iter().map(|(_, wish)| wish);
        out.chain(&self.waiting).any(|wish| wish.is_told() && wish.side() == side)
    }

    /// Whether something waits, and nothing is out.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.out.is_none() && !self.waiting.is_empty()
    }

    /// Nothing is out any more, and nothing waits: the engine is gone.
    pub fn clear(&mut self) {
        self.out = None;
        self.waiting.clear();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop where it stands")]
mod tests {
    use super::*;
    use crate::wish::Side::{Check, Lesson};

    #[test]
    fn typing_never_queues_up() {
        let mut queue = Queue::default();
        queue.want(Wish::Answer(Check, 1));
        let (first, wish) = queue.advance().unwrap();
        assert_eq!(wish, Wish::Answer(Check, 1));
        for turn in 2..9 {
            queue.want(Wish::Beside(Check));
            queue.want(Wish::Answer(Check, turn));
        }
        assert_eq!(queue.advance(), None);
        assert_eq!(queue.told(first), Some(wish));
        let (second, wish) = queue.advance().unwrap();
        assert_eq!(wish, Wish::Answer(Check, 8));
        // What is on its way is not asked for again.
        queue.want(Wish::Answer(Check, 8));
        assert_eq!(queue.told(first), None);
        assert!(queue.told(second).is_some());
        assert!(!queue.is_waiting());
    }

    #[test]
    fn what_changes_a_bench_is_awaited_until_it_came() {
        let mut queue = Queue::default();
        queue.want(Wish::Gallery);
        queue.want(Wish::Address);
        assert!(!queue.is_awaited(Check));
        queue.want(Wish::Load(String::from("one")));
        for _ in 0..3 {
            assert!(queue.is_awaited(Check) && !queue.is_awaited(Lesson));
            let (number, _) = queue.advance().unwrap();
            queue.told(number);
        }
        assert!(!queue.is_awaited(Check));
    }

    #[test]
    fn everything_else_keeps_its_order() {
        let mut queue = Queue::default();
        queue.want(Wish::Load(String::from("one")));
        queue.want(Wish::Answer(Check, 1));
        queue.want(Wish::Answer(Lesson, 1));
        queue.want(Wish::Load(String::from("two")));
        let mut order = Vec::new();
        while let Some((number, wish)) = queue.advance() {
            queue.told(number);
            order.push(wish);
        }
        let load = |id: &str| Wish::Load(String::from(id));
        let answer = |side| Wish::Answer(side, 1);
        assert_eq!(order, [load("one"), answer(Check), answer(Lesson), load("two")]);
    }
}
