// What people bring, in every form in which they can copy it. All ask for the same, so that each must
// come to the same request; `answered` where the answer is in it too.

const url = "https://api.example.net/v1/items?x=1";
const origin = "https://app.example.com";
const answer = "HTTP/1.1 200 OK\nContent-Type: application/json\nAccess-Control-Allow-Origin: *";

export const doors = [
  {
    name: "curl, for bash",
    text: `curl '${url}' \\\n  -H 'accept: application/json' \\\n  -H 'origin: ${origin}' \\\n  -H 'referer: ${origin}/' \\\n  -H 'x-a: it'\\''s' \\\n  --compressed`,
  },
  {
    name: "curl, for cmd",
    text: `curl ^"https://api.example.net/v1/items?x=1^" ^\r\n  -H ^"accept: application/json^" ^\r\n  -H ^"origin: ${origin}^" ^\r\n  -H ^"referer: ${origin}/^" ^\r\n  -H ^"x-a: 1^"`,
  },
  {
    name: "PowerShell",
    text: `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0"\nInvoke-WebRequest -UseBasicParsing -Uri "${url}" \`\n-WebSession $session \`\n-Headers @{\n"accept"="application/json"\n  "origin"="${origin}"\n  "referer"="${origin}/"\n  "x-a"="1"\n}`,
  },
  {
    name: "fetch(), as Chromium copies it",
    text: `fetch("${url}", {\n  "headers": {\n    "accept": "application/json",\n    "x-a": "1"\n  },\n  "referrer": "${origin}/",\n  "body": null,\n  "method": "GET",\n  "mode": "cors",\n  "credentials": "include"\n});`,
  },
  {
    name: "fetch(), as Firefox copies it",
    text: `await fetch("${url}", {\n    "credentials": "omit",\n    "headers": {\n        "Accept": "application/json",\n        "X-A": "1"\n    },\n    "referrer": "${origin}/",\n    "method": "GET",\n    "mode": "cors"\n});`,
  },
  {
    name: "fetch(), for Node",
    text: `fetch("${url}", {\n  "headers": {\n    "accept": "application/json",\n    "x-a": "1",\n    "Referer": "${origin}/"\n  },\n  "body": null,\n  "method": "GET"\n});`,
  },
  {
    name: "a pane, as Chromium copies it",
    text: `Request URL\n${url}\nRequest method\nGET\nStatus code\n200 OK\nReferrer policy\nstrict-origin-when-cross-origin\naccess-control-allow-origin\n*\ncontent-type\napplication/json\naccept\n*/*\nhost\napi.example.net\norigin\n${origin}\nreferer\n${origin}/\n`,
    answered: true,
  },
  {
    name: "a pane in lines with colons",
    text: `Request URL: ${url}\nRequest Method: GET\nStatus Code: 200 OK\n\naccess-control-allow-origin: *\ncontent-type: application/json\n\naccept: */*\norigin: ${origin}\n`,
    answered: true,
  },
  {
    name: "raw HTTP, the request",
    text: `GET /v1/items?x=1 HTTP/1.1\nHost: api.example.net\nOrigin: ${origin}\nAccept: application/json`,
  },
  {
    name: "raw HTTP, both",
    text: `GET /v1/items?x=1 HTTP/1.1\nHost: api.example.net\nOrigin: ${origin}\n\n${answer}\n`,
    answered: true,
  },
  {
    name: "what curl -v prints",
    text: `> GET /v1/items?x=1 HTTP/2\n> Host: api.example.net\n> Origin: ${origin}\n> Accept: */*\n>\n< HTTP/2 200\n< content-type: application/json\n< access-control-allow-origin: *\n<\n`,
    answered: true,
  },
  {
    name: "a scenario",
    text: JSON.stringify({
      page_origin: origin,
      request: { url },
      hops: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] } }],
    }),
    answered: true,
  },
];

export const consoleLines = [
  `index.js:12 Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header \u2018Access-Control-Allow-Origin\u2019 missing). Status code: 200.`,
  `Fetch API cannot load ${url} due to access control checks.`,
];
