// How each server is started with its recipe: the program and its words, and the few lines of
// configuration around the generated files. `PORT` in the environment says where it listens.
import path from "node:path";
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { apache, caddy, haproxy, nginx, workers } from "./proxies.mjs";

/**
 * Of each server, by the word of its recipe: the program and its words, `version` by what it says of
 * itself, and what else is to be written where the recipe is (`prepare`).
 */
export const starters = (installed) => {
  const node = (...packages) => ({
    program: process.execPath,
    words: () => ["app.mjs"],
    version: () => packages.map((name) => `${name} ${npmVersion(installed, name)}`).join(", "),
  });
  const interpreter = path.join(installed, "python", "bin", "python");
  const python = (...packages) => ({
    program: interpreter,
    words: () => ["app.py"],
    version: (read) =>
      packages.map((name) => `${name} ${read(interpreter, ["-c", PYTHON_VERSION, name])}`).join(", "),
  });
  const rust = (...crates) => ({
    program: "./server",
    words: () => [],
    version: () => crates.map((name) => `${name} ${crateVersion(crates, name)}`).join(", "),
    place: (name) => path.join("src", name),
    prepare: (dir) => build(installed, dir),
  });
  // npm's packages that only start a program are left out: the program itself is started.
  const ofHandler = (program) => ({
    program: path.join(installed, "node_modules", program),
    app: "handler",
  });
  return {
    nginx: {
      program: "nginx",
      words: (dir) => ["-p", dir, "-c", `${dir}/nginx.conf`, "-e", `${dir}/error.log`],
      version: (read) => /nginx\/([\d.]+)/u.exec(read("nginx", ["-v"]))[1],
      isProxy: true,
      prepare: nginx,
    },
    apache: {
      program: "apache2",
      words: (dir) => ["-DFOREGROUND", "-d", dir, "-f", `${dir}/httpd.conf`],
      version: (read) => /Apache\/([\d.]+)/u.exec(read("apache2", ["-v"]))[1],
      isProxy: true,
      prepare: apache,
    },
    caddy: {
      program: "caddy",
      words: () => ["run", "--config", "Caddyfile", "--adapter", "caddyfile"],
      version: (read) => /\d[\d.]+/u.exec(read("caddy", ["version"]))[0],
      isProxy: true,
      prepare: caddy,
    },
    haproxy: {
      program: "haproxy",
      words: () => ["-db", "-f", "haproxy.cfg"],
      version: (read) => /version ([\d.]+)/u.exec(read("haproxy", ["-v"]))[1],
      isProxy: true,
      prepare: haproxy,
    },
    express: node("express", "cors"),
    fastify: node("fastify", "@fastify/cors"),
    hono: node("hono", "@hono/node-server"),
    koa: node("koa", "@koa/cors"),
    django: python("django", "django-cors-headers"),
    flask: python("flask", "flask-cors"),
    fastapi: python("fastapi", "starlette"),
    axum: rust("axum", "tower-http"),
    // It answers a preflight that asks for too much with 400 and none of the headers.
    actix: { ...rust("actix-web", "actix-cors"), refusal: "allow-origin-missing" },
    workers: {
      ...ofHandler("@cloudflare/workerd-linux-64/bin/workerd"),
      words: () => ["serve", "config.capnp"],
      version: () => `workerd ${npmVersion(installed, "workerd")}`,
      prepare: workers,
    },
    deno: {
      ...ofHandler("@deno/linux-x64-glibc/deno"),
      words: () => ["run", "--allow-net", "--allow-env", "deno.mjs"],
      version: () => npmVersion(installed, "deno"),
    },
    bun: {
      ...ofHandler("@oven/bun-linux-x64/bin/bun"),
      words: () => ["bun.mjs"],
      version: () => npmVersion(installed, "bun"),
    },
    php: {
      program: "php",
      words: (dir, port) => ["-n", "-d", "display_errors=0", "-S", `127.0.0.1:${port}`, "app.php"],
      version: (read) => /PHP ([\d.]+)/u.exec(read("php", ["-v"]))[1],
    },
    vite: {
      ...node("vite"),
      words: () => [path.join(installed, "node_modules", "vite", "bin", "vite.js")],
      isProxy: true,
    },
    webpack: { ...node("webpack-dev-server", "webpack", "cors"), isProxy: true },
  };
};

/** Dependencies are compiled once; only the recipe and the few lines around it are new. */
function build(installed, dir) {
  const target = path.join(installed, "cargo");
  const words = ["build", "--quiet", "--locked", "--target-dir", target];
  const { status, stderr } = spawnSync("cargo", words, { cwd: dir, encoding: "utf8" });
  if (status !== 0) throw new Error(`cargo build failed:\n${stderr}`);
  const name = /name = "([^"]+)"/u.exec(readFileSync(path.join(dir, "Cargo.toml"), "utf8"))[1];
  copyFileSync(path.join(target, "debug", name), path.join(dir, "server"));
}

function crateVersion([first], name) {
  const folder = first.split("-")[0];
  const lock = readFileSync(new URL(`apps/${folder}/Cargo.lock`, import.meta.url), "utf8");
  return new RegExp(`name = "${name}"\nversion = "([^"]+)"`, "u").exec(lock)[1];
}

const npmVersion = (installed, name) =>
  JSON.parse(readFileSync(path.join(installed, "node_modules", name, "package.json"), "utf8")).version;

const PYTHON_VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))";
