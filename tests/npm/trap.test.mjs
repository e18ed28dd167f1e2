// After a call that failed inside, the next one works, on a fresh instance.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./package.mjs";

const exchange = {
  page_origin: "https://app.example",
  request: { url: "https://api.example/" },
  hops: [{ response: { status: 200, headers: [] } }],
};

/** Loads a copy of an entry, and gives back what it has instantiated so far. */
async function watched(entry, name) {
  const instances = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      const made = Reflect.construct(target, given);
      instances.push(made);
      return made;
    },
  });
  const package_ = await load(entry, `?${name}`);
  assert.equal(package_.check(exchange).reason, "allow-origin-missing");
  return { package_, instances, restore: () => (WebAssembly.Instance = Instance) };
}

for (const entry of [".", "./full"]) {
  test(`${entry}: memory that was spoilt`, async () => {
    const { package_, instances, restore } = await watched(entry, "memory");
    const browser = new package_.Session();
    new Uint8Array(instances[0].exports.memory.buffer).fill(0xff);
    assert.throws(() => package_.check(exchange), (error) => {
      assert.match(error.message, /failed inside; the next one gets a new instance/);
      assert.ok(error.cause instanceof WebAssembly.RuntimeError, `${error.cause}`);
      return true;
    });
    assert.equal(package_.check(exchange).reason, "allow-origin-missing");
    assert.equal(instances.length, 2);
    assert.throws(() => browser.check(exchange, 0), /what this session remembered was lost/);
    assert.deepEqual(new package_.Session().check(exchange, 0).preflights, [false]);
    restore();
  });

  test(`${entry}: a stack that overflows inside`, async () => {
    const { package_, instances, restore } = await watched(entry, "stack");
    const deep = () => {
      try {
        deep();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        package_.check(exchange);
      }
    };
    let failed = 0;
    for (let round = 0; round < 20; round += 1) {
      try {
        deep();
      } catch {
        failed += 1;
      }
      assert.equal(package_.check(exchange).reason, "allow-origin-missing");
    }
    assert.ok(failed + instances.length > 1, "no call met the end of the stack");
    restore();
  });

  test(`${entry}: what the engine asks of its host throws`, async () => {
    const { package_, instances, restore } = await watched(entry, "host");
    const { URL } = globalThis;
    globalThis.URL = class extends URL {
      get href() {
        throw new Error("broken");
      }
    };
    assert.throws(() => package_.check(exchange), (error) => error.cause.message === "broken");
    globalThis.URL = URL;
    assert.equal(package_.check(exchange).reason, "allow-origin-missing");
    assert.equal(instances.length, 2);
    restore();
  });
}
