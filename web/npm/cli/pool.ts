// All cores at work: threads that run this same program, each with an instance of its own.

import os from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** Threads that are started when there is work for them. */
export class Pool {
  readonly #data: unknown;
  readonly #threads: (Thread | undefined)[];

  /** What `data` is, `serve` is given in each thread. */
  constructor(data: unknown) {
    this.#data = data;
    // `availableParallelism` is younger than Node 18.
    this.#threads = Array.from({ length: Math.max(1, os.availableParallelism?.() ?? os.cpus().length) });
  }

  /** How many tasks are worth being under way at once. */
  get width(): number {
    return 2 * this.#threads.length;
  }

  /** Has the thread with the least to do do a task, or the one of this number. */
  run<T>(task: unknown, number?: number): Promise<T> {
    const at = number ?? this.#idlest();
    const thread = (this.#threads[at] ??= new Thread(this.#data));
    return thread.run(task) as Promise<T>;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread?.close()));
  }

  #idlest(): number {
    const waiting = this.#threads.map((thread) => thread?.waiting ?? 0);
    return waiting.indexOf(Math.min(...waiting));
  }
}

/** One thread, which does its tasks in order. */
class Thread {
  readonly #worker: Worker;
  readonly #tasks: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];

  constructor(data: unknown) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: data });
    this.#worker.on("message", ({ value, error }: Answer) => {
      const task = this.#tasks.shift();
      if (error === undefined) task?.resolve(value);
      else task?.reject(error);
    });
    this.#worker.on("error", (error) => this.#tasks.splice(0).forEach(({ reject }) => reject(error)));
  }

  get waiting(): number {
    return this.#tasks.length;
  }

  run(task: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#tasks.push({ resolve, reject });
      this.#worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

interface Answer {
  value?: unknown;
  error?: unknown;
}

/** Whether this is a thread of a pool; then it has work to do, and nothing else. */
export const isThread = !isMainThread && parentPort !== null;

/** Does what a pool asks for, one task after another. */
export function serve(answering: (data: never) => (task: never) => Promise<unknown>): void {
  const answer = answering(workerData as never);
  let last = Promise.resolve();
  parentPort?.on("message", (task) => {
    last = last.then(async () => {
      const told: Answer = await answer(task as never).then((value) => ({ value }), (error: unknown) => ({ error }));
      parentPort?.postMessage(told);
    });
  });
}

/** Runs tasks in order, some of them at once, and hands over what they give in the same order. */
export async function inOrder<T, U>(
  width: number,
  tasks: AsyncIterable<T> | Iterable<T>,
  run: (task: T) => Promise<U>,
  take: (value: U) => Promise<void>,
): Promise<void> {
  const open: Promise<U>[] = [];
  for await (const task of tasks) {
    const made = run(task);
    // Whoever awaits it hears of its failure.
    made.catch(() => undefined);
    open.push(made);
    if (open.length >= width) await take(await (open.shift() as Promise<U>));
  }
  for (const made of open) await take(await made);
}
