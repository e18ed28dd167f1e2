// Exchanges that the specs share.

export const exchange = {
  origin: "https://app.example",
  request: "GET /v1/items HTTP/1.1\nHost: api.example.net",
  response: "HTTP/1.1 200 OK\nContent-Type: application/json",
};

export const consoleLine =
  "index.js:12 Access to fetch at 'https://api.example.net/v1' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
