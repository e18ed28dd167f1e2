// `corsplain/matchers`: what passes, and what a failure says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./package.mjs";

const { toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom } = await load("./matchers");
const ORIGIN = "https://app.example";
const url = "https://api.example/items";
const lines = { "Access-Control-Allow-Origin": "*", "X-Total": "3" };

/** One answer in every form that is taken. */
const forms = {
  "plain data": { url, status: 200, headers: lines },
  pairs: { url, status: 200, headers: Object.entries(lines) },
  "a Response": Object.defineProperty(new Response("x", { headers: lines }), "url", { value: url }),
  "Playwright's": { url: () => url, status: () => 200, headers: () => ({}), headersArray: () => Object.entries(lines).map(([name, value]) => ({ name, value })) },
  "Puppeteer's": { url: () => url, status: () => 200, headers: () => lines },
  "an exchange": { page_origin: "https://else.example", request: { url }, hops: [{ response: { status: 200, headers: lines } }] },
};

test("every form of an answer", () => {
  for (const [name, form] of Object.entries(forms)) {
    assert.equal(toBeReadableFrom(form, ORIGIN).pass, true, name);
    assert.equal(toBeReadableFrom(form, ORIGIN, { credentials: "include" }).pass, false, name);
    assert.equal(toExposeHeaderTo(form, ORIGIN, "x-total").pass, false, name);
  }
});

test("a failure says what is so, why, and what would help", () => {
  const { message } = toBeReadableFrom(forms["plain data"], ORIGIN, { credentials: "include", engine: "firefox" });
  for (const part of [
    /^expected the answer to be readable from https:\/\/app\.example\n/,
    /network-error by the rules of firefox/,
    /allow-origin-wildcard-with-credentials/,
    /The console says:\n {2}Cross-Origin Request Blocked/,
    /\n {2}- credentials include\n {2}\+ credentials same-origin\n/,
    /\n {2}- Access-Control-Allow-Origin: \*\n {2}\+ Access-Control-Allow-Origin: https:\/\/app\.example\n/,
  ]) assert.match(message(), part);
  assert.match(toBeReadableFrom(forms["plain data"], ORIGIN).message(), /^expected the answer not to be readable/);
});

test("headers", () => {
  const exposing = { url, status: 200, headers: { ...lines, "Access-Control-Expose-Headers": "X-Total" } };
  assert.equal(toExposeHeaderTo(exposing, ORIGIN, "X-Total").pass, true);
  assert.match(toExposeHeaderTo(forms.pairs, ORIGIN, "X-Total").message(), /It can be read with Access-Control-Expose-Headers: /);
  assert.match(toExposeHeaderTo(forms.pairs, ORIGIN, "X-None").message(), /has no header X-None/);
});

test("preflights", () => {
  const put = { method: "PUT" };
  assert.equal(toNeedPreflightFrom(url, ORIGIN).pass, false);
  assert.equal(toNeedPreflightFrom(url, ORIGIN, put).pass, true);
  assert.equal(toNeedPreflightFrom(url, "https://api.example", put).pass, false);
  const response = forms["a Response"];
  const missing = toBeReadableFrom(response, ORIGIN, put);
  assert.equal(missing.pass, false);
  assert.match(missing.message(), /Next a browser would send:\n {2}> OPTIONS https:\/\/api\.example\/items/);
  const preflight = { status: 204, headers: { ...lines, "Access-Control-Allow-Methods": "PUT" } };
  assert.equal(toBeReadableFrom(response, ORIGIN, { ...put, preflight }).pass, true);
  assert.equal(toBeReadableFrom(response, ORIGIN, { ...put, preflight: { status: 204, headers: lines } }).pass, false);
});

test("what is none of these is named", () => {
  assert.throws(() => toBeReadableFrom(undefined, ORIGIN), /^TypeError: received: expected an answer, an exchange or a URL, got undefined/);
  assert.throws(() => toBeReadableFrom(new Response("x"), ORIGIN), /^TypeError: received: expected an answer that has its URL/);
  assert.throws(() => toBeReadableFrom({ url, status: 200, headers: 3 }, ORIGIN), /^TypeError: response\.headers: expected header list, got number/);
  assert.throws(() => toBeReadableFrom({ url, status: 200, headers: {} }, 7), /^TypeError: page_origin: expected string, got number/);
});
