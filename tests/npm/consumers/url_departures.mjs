// Scenarios that the package answers otherwise in a browser than the native engine does. It asks its
// host's own `URL` to read addresses, and those of these browsers depart from the URL standard. A
// ratchet both ways: a difference that is not listed fails the tests, and so does one that is gone; and
// with a `URL` that follows the standard there must be none.

const lenient = "Chromium's URL takes a host that the URL standard refuses";
const inner = "Chromium's URL gives `filesystem:` the origin of the address inside; the standard's is opaque";
const star = "Firefox's URL refuses `*` in a host, which the URL standard takes";

/** By browser and scenario: why. */
export const departures = {
  chromium: {
    "own/host-with-escaped-space-follow-preflight": lenient,
    "own/host-with-escaped-space-follow-unchecked": lenient,
    "own/host-with-punycode-follow-preflight": lenient,
    "own/host-with-punycode-follow-unchecked": lenient,
    "own/host-with-space-follow-preflight": lenient,
    "own/host-with-space-follow-unchecked": lenient,
    "own/host-with-user-follow": lenient,
    "own/location-filesystem": inner,
    "own/location-filesystem-from-own-origin": inner,
    "own/location-filesystem-no-cors": inner,
    "own/location-filesystem-same-origin": inner,
    "own/location-filesystem-unchecked": inner,
  },
  firefox: {
    "own/host-with-quote-follow-unchecked": "Firefox's URL refuses a quotation mark in a host, which the URL standard takes",
    "preset/acao-wildcard-subdomain": star,
    "public/00770-acao": star,
    "public/00989-redirect-unsafe": star,
    "public/01072-acac": star,
    "public/01455-redirect": "Firefox's URL refuses `view-source:null`, which the URL standard takes",
    "public/02456-redirect": star,
    "public/02922-upload": star,
    "wpt/cors/origin/disallow-http-*.test-8000": star,
  },
};
