// One real request, as a browser would put it on the wire.

import http from "node:http";
import https from "node:https";
import { version } from "./version.js";
import type { Field, ScenarioAnswer } from "../js/full.js";

/** What goes out. */
export interface Wire {
  method: string;
  url: string;
  headers: readonly Field[];
}

/** Sends it, reads the head of its answer and no more. A redirect is an answer; nothing is followed. */
export function send({ method, url, headers }: Wire, seconds: number): Promise<ScenarioAnswer> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith("https:") ? https : http;
    const options = { method, headers: lines(headers), agent: false as const, signal: AbortSignal.timeout(seconds * 1000) };
    const request = client.request(url, options, (response) => {
      resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders) });
      response.destroy();
    });
    request.on("error", reject);
    request.end();
  });
}

/** Header lines as Node's client takes them: those of one name together, and two that every browser sends. */
function lines(fields: readonly Field[]): { [name: string]: string[] } {
  const named = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of fields) {
    const known = named.get(name.toLowerCase());
    if (known === undefined) named.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }
  for (const [name, value] of OF_A_BROWSER) {
    if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), { name, values: [value] });
  }
  return Object.fromEntries(Array.from(named.values(), ({ name, values }) => [name, values]));
}

function pairs(flat: readonly string[]): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) fields.push([flat[at] as string, flat[at + 1] as string]);
  return fields;
}

const OF_A_BROWSER: readonly Field[] = [
  ["Accept", "*/*"],
  ["User-Agent", `corsplain/${version}`],
];
