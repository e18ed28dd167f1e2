// Fences in documentation: the command that writes their verdicts, and the adapters for generators.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { corsplain } from "./command.mjs";
import { load } from "./package.mjs";

const BODY = "GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nContent-Type: text/plain";
const fenced = (info, body) => `\`\`\`${info}\n${body}\n\`\`\`\n`;
const PAGE = `# Items\n\n${fenced("cors", BODY)}\nThen:\n\n${fenced("cors engine=chromium", `${BODY}\nAccess-Control-Allow-Origin: *`)}\n${fenced("js", "# no")}`;

describe("docs", () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "corsplain-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A folder of its own with these files. */
  function site(name, files) {
    const place = join(folder, name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(place, path, ".."), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    return place;
  }

  for (const [name, end] of [["lines", "\n"], ["lines of Windows", "\r\n"]]) {
    test(`verdicts are written once and held true: ${name}`, () => {
      const place = site(name, { "a/items.md": PAGE.replaceAll("\n", end), "b.mdx": fenced("cors", BODY), "c.txt": PAGE });
      assert.equal(corsplain("docs", "--check", place).status, 1);
      const { status, stdout } = corsplain("docs", "--write", place);
      assert.equal(status, 0);
      assert.match(stdout, /items\.md:3: written[^]*items\.md:14: written[^]*3 fences in 2 files/u);
      const [items, untouched] = ["a/items.md", "c.txt"].map((file) => readFileSync(join(place, file), "utf8"));
      assert.equal(untouched, PAGE);
      const lines = items.split(end);
      assert.ok(!lines.some((line) => /[\r\n]/u.test(line)));
      assert.match(lines.join("\n"), /text\/plain\n\n# Blocked: [^]*\n# https:\/\/app.example may read it\.\n```\n\nThen/u);
      assert.match(lines.join("\n"), /Origin: \*\n\n# Allowed: /u);
      const again = corsplain("docs", "--check", place);
      assert.equal(again.status, 0, again.stdout);
      assert.equal(corsplain("docs", "--write", place).status, 0);
      assert.equal(readFileSync(join(place, "a/items.md"), "utf8"), items);
      // And where the answer changes, so does the verdict.
      writeFileSync(join(place, "b.mdx"), readFileSync(join(place, "b.mdx"), "utf8").replace("text/plain", "text/plain\nAccess-Control-Allow-Origin: *"));
      const stale = corsplain("docs", "--check", place);
      assert.equal(stale.status, 1);
      assert.match(stale.stdout, /b\.mdx:1: the verdict is not the one that stands there/u);
      corsplain("docs", "--write", "--quiet", place);
      assert.match(readFileSync(join(place, "b.mdx"), "utf8"), /# Allowed/u);
      assert.doesNotMatch(readFileSync(join(place, "b.mdx"), "utf8"), /# Blocked/u);
    });
  }

  test("what an author says that is not so is told with its line", () => {
    const place = site("faults", { "x.md": `\n${fenced("cors expect=readable wide", BODY)}` });
    const { status, stdout } = corsplain("docs", "--write", join(place, "x.md"));
    assert.equal(status, 1);
    assert.match(stdout, /x\.md:2: the option `wide` means nothing/u);
    assert.match(stdout, /x\.md:2: `expect=readable`, and it is `allow-origin-missing` by the rules of/u);
  });

  test("words that say nothing are refused", () => {
    for (const words of [[], ["--check"], ["--check", "--write", folder], ["--check", join(folder, "none")], ["--assets", folder, "--check"]]) {
      const { status, stderr } = corsplain("docs", ...words);
      assert.equal(status, 2, words.join(" "));
      assert.notEqual(stderr, "");
    }
  });

  test("mdBook's preprocessor", () => {
    assert.equal(corsplain("mdbook", "supports", "html").status, 0);
    assert.equal(corsplain("mdbook", "supports", "epub").status, 2);
    const inner = { Chapter: { name: "B", content: PAGE, path: "a/b.md", sub_items: [] } };
    const book = { items: ["Separator", { Chapter: { name: "A", content: "# A", path: "a.md", sub_items: [inner] } }] };
    const { status, stdout, stderr } = corsplain({ input: JSON.stringify([{}, book]) }, "mdbook");
    assert.equal(status, 0, stderr);
    const [, { Chapter: first }] = JSON.parse(stdout).items;
    assert.equal(first.content, "# A");
    const { content } = first.sub_items[0].Chapter;
    assert.match(content, /<cors-check info="engine=chromium" source="GET [^"]*">\n\n```http\nGET [^]*\n\n# Allowed: [^]*\n```\n\n<\/cors-check>/u);
    assert.match(content, /```js\n# no\n```/u);
    assert.match(content, /<script src="\.\.\/cors-check\.js" defer><\/script>\n$/u);
    for (const input of ["", "{}", "[{}]", '[{}, {"sections": 1}]']) assert.equal(corsplain({ input }, "mdbook").status, 2, input);
  });
});

describe("adapters", () => {
  const tree = (lang, meta, value) => ({ type: "root", children: [{ type: "list", children: [{ type: "code", lang, meta, value }] }] });

  test("remark: a fence becomes an element around a code block", async () => {
    const { remarkCors } = await load("./remark");
    const made = tree("cors", "editable", BODY);
    remarkCors()(made);
    const [element] = made.children[0].children;
    assert.deepEqual(element.data, { hName: "cors-check", hProperties: { info: "editable", source: BODY } });
    assert.equal(element.children[0].lang, "http");
    assert.match(element.children[0].value, /text\/plain\n\n# Blocked: /u);
    const other = tree("http", null, BODY);
    remarkCors({})(other);
    assert.deepEqual(other, tree("http", null, BODY));
  });

  test("markdown-it: the same, by the site's own rule", async () => {
    const { markdownItCors } = await load("./markdown-it");
    const escapeHtml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    const md = { utils: { escapeHtml }, renderer: { rules: { fence: ([{ info, content }]) => `<pre class="${info}">${content}</pre>` } } };
    markdownItCors(md);
    const token = { info: 'cors csp="img-src \'self\'"', content: `${BODY}\n` };
    const html = md.renderer.rules.fence([token], 0);
    assert.match(html, /^<cors-check info="csp=&quot;img-src 'self'&quot;" source="GET \/items HTTP\/1\.1&#10;[^"]*" v-pre><pre class="http">GET /u);
    assert.match(html, /# Blocked: [^]*<\/pre><\/cors-check>\n$/u);
    assert.equal(token.info, 'cors csp="img-src \'self\'"');
    assert.equal(md.renderer.rules.fence([{ info: "js", content: "1" }], 0), '<pre class="js">1</pre>');
    assert.throws(() => markdownItCors({ utils: {}, renderer: { rules: {} } }), /expected a markdown-it that shows fences/u);
  });

  test("a fence that says what is not so stops the build, or is told", async () => {
    const { remarkCors } = await load("./remark");
    assert.throws(() => remarkCors()(tree("cors", "expect=readable", BODY)), /`expect=readable`, and it is `allow-origin-missing`/u);
    const faults = [];
    remarkCors({ onFault: (fault) => faults.push(fault) })(tree("cors", "engine=webkit expect=readable", BODY));
    assert.equal(faults.length, 1);
    for (const options of [1, "x", { onFault: 1 }]) assert.throws(() => remarkCors(options), { name: "TypeError", message: /^options/u });
  });
});
