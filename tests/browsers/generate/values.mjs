// Methods, names and values to choose from: each stands for a rule or for one of its edges.

export const OTHER_METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "PUT", "QUERY"];
// prettier-ignore
export const UNUSUAL_METHODS = [
  "get", "head", "post", "put", "delete", "options", "Get", "pOsT", "patch", "Patch", "PuT",
  "query", "CUSTOM", "custom", "GETX", "M-SEARCH", "!#$%&'*+-.^_`|~", "0", "CONNECTX", "PROPFIND",
  "X", "CONNECT", "trace", "TRACK", "Track",
];
// prettier-ignore
export const CUSTOM_NAMES = [
  "X-Foo", "X-Bar", "X-Requested-With", "X-Api-Key", "Cache-Control", "If-None-Match", "Pragma",
  "x-a", "Z9", "A", "X-Pingother",
];
// prettier-ignore
export const HINT_NAMES = [
  "DPR", "Width", "Viewport-Width", "Device-Memory", "RTT", "Downlink", "ECT", "Save-Data",
  "Intervention", "User-Agent", "Sec-CH-UA", "Priority", "Early-Data", "Purpose",
  "Upgrade-Insecure-Requests", "X-Purpose", "Sec-Purpose", "Service-Worker", "Content-DPR", "Lang",
];
// prettier-ignore
export const FORBIDDEN = [
  ["Origin", "http://evil.test"], ["Referer", "x"], ["Host", "x"], ["Cookie", "a=1"],
  ["Cookie2", "1"], ["Set-Cookie", "a=1"], ["Connection", "close"], ["Content-Length", "3"],
  ["Date", "x"], ["DNT", "1"], ["Expect", "x"],
  ["Keep-Alive", "1"], ["TE", "trailers"], ["Trailer", "x"], ["Transfer-Encoding", "x"],
  ["Upgrade", "x"], ["Via", "x"], ["Accept-Charset", "utf-8"], ["Accept-Encoding", "x"],
  ["Access-Control-Request-Headers", "x"],
  ["Access-Control-Request-Method", "PUT"], ["Access-Control-Request-Private-Network", "true"],
  ["Access-Control-Request-Local-Network", "true"], ["Sec-Foo", "1"], ["Sec-", "1"],
  ["Proxy-Foo", "1"], ["Proxy-Authorization", "x"],
  ["X-HTTP-Method", "TRACE"], ["X-HTTP-Method", "PUT"], ["X-HTTP-Method-Override", "connect"],
  ["X-HTTP-Method-Override", "GET, TRACK"], ["X-Method-Override", "TRACK "],
  ["X-Method-Override", "POST, \"TRACE\""], ["X-Method-Override", "TRACEX"],
  ["X-HTTP-Method", ",TRACE"], ["X-HTTP-Method", "\"a,TRACE\""],
];
// prettier-ignore
export const CONTENT_TYPES = [
  "text/plain", "text/plain;charset=UTF-8", "application/json",
  "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
  "TEXT/PLAIN", "text/plain;", "text/plain;;", "text/plain; a=\"b\"", "text/plain;a=b,c",
  "text/plain, text/plain",
  "text/plain,application/json", "text/plain ;a=b", " text/plain ", "text /plain", "text/ plain",
  "text/plain x", "text", "text/", "/plain", "", "text/plain;a", "text/plain;=b",
  "text/plain;a=b;a=c", "text/plain;a=b=c", "text/plain; charset=utf-8; x=y", "text/plain\t",
  "text/plain;\tcharset=x", "text/plainx",
  "text/plain;a=b;", "text/plain;a=b; ", "text/plain;a=b;;c=d", "text/plain;a=b ;c=d",
  "text/plain;a=b c", "text/plain;a b=c", "text/plain;a='b'", "text/plain;a=b'", "text/plain;a=é",
  "text/plain;a=", "text/plain;a=b;c", "text/html", "text/css", "application/xml",
  "application/x-www-form-urlencoded;a=b", "application/x-www-form-urlencoded,",
  "Application/X-WWW-Form-Urlencoded", "multipart/form-data;,", "*/*", "text/*",
];
// prettier-ignore
export const RANGES = [
  "bytes=0-1", "bytes=0-", "bytes=-1", "bytes=-", "bytes=1-0", "bytes=5-5", "bytes=00-01",
  "bytes=0-1,2-3", "bytes=0-1,", "bytes=", "bytes 0-1", "bytes =0-1", "bytes= 0-1", "bytes=0 -1",
  "bytes=0- 1", "bytes=0-1 ", "Bytes=0-1", "BYTES=0-", "bytes=\t0-1", "bytes=0\t-\t1", "items=0-1",
  "0-1", "",
  "bytes=+1-2", "bytes=1-+2", "bytes=0x1-2", "bytes=a-b", "bytes=1.0-2",
  "bytes=9223372036854775806-", "bytes=9223372036854775807-", "bytes=9223372036854775808-",
  "bytes=18446744073709551615-", "bytes=18446744073709551616-", "bytes=0-9223372036854775807",
  "bytes=0-18446744073709551615", "bytes=0-18446744073709551616", "bytes=4294967295-4294967296",
  "bytes=0-99999999999999999999999",
  "bytes=18446744073709551616-18446744073709551617",
  "bytes=9223372036854775807-9223372036854775806", "bytes=0-1\u000b", "bytes=0--1", "bytes=--1",
  "bytes==0-1", "bytes=0-1-2", "bytes=\u00a00-1", "bytes=0-1;x", "bytes=01-1", "bytes=-0",
  "bytes=1 - 2", "bytes\t=0-1",
];
// prettier-ignore
export const PREFLIGHT_STATUSES = [
  200, 201, 202, 203, 204, 205, 206, 207, 226, 250, 299, 300, 301, 302, 303, 304, 305, 306, 307,
  308, 399, 400, 401, 403, 404, 405, 410, 418, 429, 500, 501, 503, 599,
];
// prettier-ignore
export const MAX_AGES = [
  "0", "-1", "1", "600", "86400", "86401", "abc", "", "1.5", "+5", " 10 ", "99999999999999999999",
  "10, 20", "10;", "\"10\"", "1e3", "-99999999999",
];
// prettier-ignore
export const EXTRA = [
  ["X-A", "1"], ["x-b", "2"], ["X-C", ""], ["Content-Type", "text/x-unknown"],
  ["Cache-Control", "no-cache"], ["Content-Language", "en"], ["Expires", "0"],
  ["Last-Modified", "x"], ["Pragma", "no-cache"], ["Set-Cookie", "s=1"], ["Set-Cookie2", "s=1"],
  ["Content-Length", "2"], ["ETag", "\"e\""], ["Authorization", "x"], ["Content-Location", "/x"],
  ["Timing-Allow-Origin", "*"], ["Server", "x"], ["X-\u0021", "1"], ["Vary", "Origin"],
  ["Date", "x"], ["Age", "1"], ["Link", "<x>"], ["Content-Range", "bytes 0-1/2"],
  ["Accept-Ranges", "bytes"],
];
// prettier-ignore
export const WRONG_METHODS = [
  "CONNECT", "trace", "TRACK", "GE T", "", "G\u00cbT", "GET,", "PUT ", "(", "a/b", "\u0000",
];
// prettier-ignore
export const WRONG_URLS = [
  "http://", "http://b.test:99999/", "http://[/", "ftp://b.test/", "data:text/plain,x",
  "about:blank", "x-unknown:y",
];
// prettier-ignore
export const ACCEPTS = [
  "*/*", "text/html, */*;q=0.1", "", "a\tb", "application/json", "text/\"x\"", "image/*;v={1}",
];
// prettier-ignore
export const LANGUAGES = [
  "en", "en-US,en;q=0.5", "*", "", "de, en;q=0.1", "en_US", "a=b;c.d, *-1", "en\tde",
];
// prettier-ignore
export const HINT_VALUES = [
  "1", "on", "1.5", "4g", "", "-1", "1e3", "off", "100", "0", "3g", "slow-2g", "1.", ".5", "On",
  "x", "+1",
];
// prettier-ignore
export const ODD_NAMES = [
  "x", "X_Under", "X.Dot", "x!#$%&'*+-.^_`|~", "0", "Content-Type-X", "Accept-Charset-X",
  "Access-Control-Allow-Origin", "Range-X", "If-Range", "Last-Event-ID", "Accept-", "Sec", "Proxy",
  "X-Sec-A", "Origin-X",
];
// prettier-ignore
export const BROKEN = [
  ["X Foo", "1"], ["", "1"], ["X:Y", "1"], ["\u00e9", "1"], ["X(", "1"], ["X/Y", ""],
  ["X-Foo", "a\nb"], ["X-Foo", "a\u0000b"], ["X-Foo", "a\rb"], ["X-Foo", "\u0100"],
  ["X-Foo", "\n1\n"],
];
