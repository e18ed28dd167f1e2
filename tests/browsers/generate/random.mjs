// Random choices that depend on nothing but the seed: the same on every machine, in every order.

/** A stream of choices for one scenario; `parts` are the seed and the scenario's number. */
export function randomFrom(...parts) {
  let state = hash(parts.join("/"));
  /** The next 32 bits: splitmix32. */
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return (bits ^ (bits >>> 15)) >>> 0;
  };
  const below = (limit) => next() % limit;
  const random = {
    below,
    /** True once in `n`. */
    oneIn: (n) => below(n) === 0,
    /** True in `percent` of 100. */
    percent: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)],
    /** One of `[weight, value]`. */
    weighted(pairs) {
      let rest = below(pairs.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, value] of pairs) {
        if (rest < weight) return value;
        rest -= weight;
      }
      throw new Error("the weights of a choice add up to nothing");
    },
    /** The same list in another order. */
    shuffled(list) {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other], order[last]];
      }
      return order;
    },
    /** Some letters with their case turned. */
    caseTurned: (text) => [...text].map((it) => (random.oneIn(2) ? turn(it) : it)).join(""),
  };
  return random;
}

const turn = (letter) =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();

/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 0x01000193);
  return value | 0;
}
