// How each server is started with its recipe: the program and its words, and the few lines of
// configuration around the generated files. `PORT` in the environment says where it listens.
import path from "node:path";
import { readFileSync } from "node:fs";
import { apache, nginx } from "./proxies.mjs";

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
    express: node("express", "cors"),
    fastify: node("fastify", "@fastify/cors"),
    flask: python("flask", "flask-cors"),
    fastapi: python("fastapi", "starlette"),
  };
};

const npmVersion = (installed, name) =>
  JSON.parse(readFileSync(path.join(installed, "node_modules", name, "package.json"), "utf8")).version;

const PYTHON_VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))";
