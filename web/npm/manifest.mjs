// The package's package.json. The order of the conditions matters: the first that fits is taken, and
// TypeScript wants `types` before the code that it describes.

const OPTIONAL = { optional: true };

/** The manifest of this version. */
export function manifest(version) {
  return {
    name: "corsplain",
    version,
    description: "What a browser does with a cross-origin request, and why: CORS checked by the Fetch standard, Chromium, Firefox and WebKit.",
    keywords: ["cors", "fetch", "preflight", "same-origin", "wasm", "mock", "testing"],
    license: "MIT OR Apache-2.0",
    type: "module",
    sideEffects: ["./dist/element.js", "./dist/element.global.js"],
    engines: { node: ">=18.3" },
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: "./dist/index.d.ts",
    bin: { corsplain: "dist/cli.js" },
    unpkg: "./dist/index.global.js",
    jsdelivr: "./dist/index.global.js",
    files: ["dist", "playground", "LICENSE-MIT", "LICENSE-APACHE"],
    publishConfig: { access: "public", provenance: true },
    peerDependencies: { "@jest/globals": ">=29", "@playwright/test": ">=1.40", vitest: ">=3.2" },
    peerDependenciesMeta: { "@jest/globals": OPTIONAL, "@playwright/test": OPTIONAL, vitest: OPTIONAL },
    exports: {
      ".": { ...atTheEdge("index", "workerd"), ...both("index") },
      "./full": { ...atTheEdge("full", "full-workerd"), ...both("full") },
      "./fetch": { ...atTheEdge("fetch", "fetch-workerd"), ...both("fetch") },
      "./connect": both("connect"),
      "./matchers": both("matchers"),
      "./vitest": both("vitest"),
      "./jest": both("jest"),
      "./playwright": both("playwright"),
      "./remark": both("remark"),
      "./markdown-it": both("markdown-it"),
      "./element": { types: "./dist/element.d.ts", default: "./dist/element.js" },
      "./slim": both("slim"),
      "./full/slim": both("full-slim"),
      "./corsplain.wasm": bare("corsplain.wasm"),
      "./full.wasm": bare("full.wasm"),
      "./schema.json": "./dist/schema.json",
      "./integrity.json": "./dist/integrity.json",
      "./package.json": "./package.json",
    },
  };
}

/** Runtimes that compile no WebAssembly themselves. */
function atTheEdge(types, code) {
  const entry = { types: `./dist/${types}.d.ts`, default: `./dist/${code}.js` };
  return { workerd: entry, "edge-light": entry };
}

function both(name) {
  return {
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}

function bare(wasm) {
  return { types: `./dist/${wasm}.d.ts`, default: `./dist/${wasm}` };
}
