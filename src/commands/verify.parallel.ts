/** A large NDJSON file on all processors: cut at line ends, judged by worker threads, put back in order. */
import { Worker } from "node:worker_threads";
import { join } from "node:path";
import type { Done, Work, WorkerStart } from "./verify.worker.ts";

/** Bytes that one thread is given at a time. */
export const CHUNK = 2 * 1024 * 1024;
/** Chunks that a thread has or waits for: memory is bounded by threads × this × CHUNK. */
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

/** Whole lines, about CHUNK bytes at a time, with the number of the first. */
async function* cut(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Work> {
  let rest: Uint8Array[] = [];
  let seq = 0;
  let firstLine = 1;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0x0a);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    const bytes = joined([...rest, chunk.subarray(0, end + 1)]);
    const lines = newlines(bytes); // before its memory goes to a thread
    yield { seq: seq++, bytes, firstLine };
    firstLine += lines;
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
  }
  if (rest.length > 0) yield { seq, bytes: joined(rest), firstLine };
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

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}

class Pool {
  readonly #workers: { worker: Worker; load: number }[];
  readonly #pending = new Map<number, { resolve: (done: Done) => void; reject: (error: Error) => void }>();

  constructor(start: WorkerStart, threads: number) {
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(join(__dirname, "..", "verify-worker.cjs"), { workerData: start });
      const entry = { worker, load: 0 };
      worker.on("message", (done: Done) => {
        entry.load -= 1;
        this.#pending.get(done.seq)?.resolve(done);
        this.#pending.delete(done.seq);
      });
      worker.on("error", (error) => this.#fail(error));
      return entry;
    });
  }

  run(work: Work): Promise<Done> {
    const idlest = this.#workers.reduce((best, entry) => (entry.load < best.load ? entry : best));
    idlest.load += 1;
    const done = new Promise<Done>((resolve, reject) => this.#pending.set(work.seq, { resolve, reject }));
    idlest.worker.postMessage(work, [work.bytes.buffer as ArrayBuffer]);
    return done;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
