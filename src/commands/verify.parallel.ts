/** A large NDJSON file on all processors: cut at line ends, judged by worker threads, put back in order. */
import { Worker } from "node:worker_threads";
import { join } from "node:path";
import { MAX_LINE } from "../capture/ndjson.ts";
import type { Done, Failed, Work, WorkerStart } from "./verify.worker.ts";

/** Bytes that are read at a time. */
export const CHUNK = 1024 * 1024;
/** So many lines go to a thread at a time: their results are what takes memory. */
const MAX_LINES = 4_096;
/** Pieces that a thread has or waits for. */
const IN_FLIGHT = 2;

/**
 * @param chunks the file's bytes; each must be its own memory, for it is handed over.
 * @param threads how many workers.
 */
export async function* judgeInParallel(
  chunks: AsyncIterable<Uint8Array>,
  start: WorkerStart,
  threads: number,
): AsyncIterable<Done> {
  const pool = new Pool(start, threads);
  try {
    const waiting: Promise<Done>[] = [];
    for await (const work of cut(chunks)) {
      waiting.push(pool.run(work));
      if (waiting.length >= threads * IN_FLIGHT) yield await waiting.shift()!;
    }
    for (const done of waiting) yield await done;
  } finally {
    await pool.close();
  }
}

/** Whole lines, with the number of the first: at most a chunk's bytes and MAX_LINES lines. */
async function* cut(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Work> {
  let rest: Uint8Array[] = [];
  let restLength = 0;
  let seq = 0;
  let firstLine = 1;
  let overlong = false;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const { end, lines } = endOfLines(chunk, from);
      if (lines === 0) break;
      // The end of a line that was too long: its error has been told.
      const bytes = overlong
        ? joined([chunk.subarray(chunk.indexOf(LF, from) + 1, end)])
        : joined([...rest, chunk.subarray(from, end)]);
      yield { seq: seq++, bytes, firstLine: overlong ? firstLine + 1 : firstLine };
      firstLine += lines;
      [rest, restLength, overlong, from] = [[], 0, false, end];
    }
    if (from >= chunk.length || overlong) continue;
    rest.push(chunk.subarray(from));
    restLength += chunk.length - from;
    if (restLength <= MAX_LINE) continue;
    yield { seq: seq++, bytes: joined(rest), firstLine };
    [rest, restLength, overlong] = [[], 0, true];
  }
  if (restLength > 0) yield { seq, bytes: joined(rest), firstLine };
}

const LF = 0x0a;

/** Where the last whole line ends, of at most MAX_LINES from an offset on. */
function endOfLines(chunk: Uint8Array, from: number): { end: number; lines: number } {
  let end = from;
  let lines = 0;
  for (; lines < MAX_LINES; lines++) {
    const next = chunk.indexOf(LF, end);
    if (next < 0) break;
    end = next + 1;
  }
  return { end, lines };
}

/** Memory of its own, so that it can be handed over to a thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

type Settle = { readonly resolve: (done: Done) => void; readonly reject: (error: Error) => void };

class Pool {
  readonly #workers: { worker: Worker; load: number }[];
  readonly #pending = new Map<number, Settle>();
  #failed: Error | undefined;
  #closing = false;

  constructor(start: WorkerStart, threads: number) {
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(join(__dirname, "..", "verify-worker.cjs"), { workerData: start });
      const entry = { worker, load: 0 };
      worker.on("message", (done: Done | Failed) => {
        entry.load -= 1;
        if ("failed" in done) this.#fail(new Error(done.failed));
        else this.#pending.get(done.seq)?.resolve(done);
        this.#pending.delete(done.seq);
      });
      worker.on("error", (error) => this.#fail(error));
      worker.on("exit", (code) => {
        if (!this.#closing) this.#fail(new Error(`a thread ended with code ${code}`));
      });
      return entry;
    });
  }

  run(work: Work): Promise<Done> {
    if (this.#failed) return Promise.reject(this.#failed);
    const idlest = this.#workers.reduce((best, entry) => (entry.load < best.load ? entry : best));
    idlest.load += 1;
    const done = new Promise<Done>((resolve, reject) => this.#pending.set(work.seq, { resolve, reject }));
    // Whoever awaits it gets the error; until then nobody may call it unhandled.
    done.catch(() => {});
    idlest.worker.postMessage(work, [work.bytes.buffer as ArrayBuffer]);
    return done;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
