/** One thread of a parallel `verify`: lines in, results out. The main thread cuts the file and keeps the order. */
import { parentPort, workerData } from "node:worker_threads";
import { readNdjson } from "../capture/read.ts";
import type { System } from "../core/system.ts";
import { ndjsonLine } from "../report/json.ts";
import type { VerifyResult } from "./judge.ts";
import { judged, makeJudge, verdictOf, type VerifyOptions } from "./verify.ts";
import { type ResultJson, resultJson } from "./verify-json.ts";

export interface WorkerStart {
  readonly options: VerifyOptions;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Unix ms: the clock of the whole run. */
  readonly wall: number;
  readonly name: string;
}

export interface Work {
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** 1-based number of the first line. */
  readonly firstLine: number;
}

export interface Done {
  readonly seq: number;
  readonly counts: { valid: number; invalid: number; undecided: number };
  readonly text?: string;
  readonly results: readonly ResultJson[];
}

/** A bug, or no memory: the run ends with it. */
export interface Failed {
  readonly seq: number;
  readonly failed: string;
}

const start = workerData as WorkerStart;
const { options, cwd, env, wall, name } = start;
const system = { cwd, env, clock: { now: () => wall } } as System;
const judging = makeJudge(options, system);

parentPort!.on("message", (work: Work) => {
  judgeAll(work).then(
    (done) => parentPort!.postMessage(done),
    (error: unknown) => parentPort!.postMessage({ seq: work.seq, failed: String(error) } satisfies Failed),
  );
});

async function judgeAll({ seq, bytes, firstLine }: Work): Promise<Done> {
  const { judge } = await judging;
  const counts = { valid: 0, invalid: 0, undecided: 0 };
  const results: ResultJson[] = [];
  let text = "";
  for await (const batch of readNdjson([bytes], name, firstLine)) {
    for (const item of batch) {
      const outcome = judged(item, judge, name);
      const result = outcome instanceof Promise ? await outcome : outcome;
      counts[verdictOf(result)] += 1;
      if (options.format === "ndjson") text += ndjsonLine(resultJson(result));
      // People are shown only what is not valid, or what their handler does wrong.
      else if (options.format !== "human" || verdictOf(result) !== "valid" || hasHandlerFinding(result))
        results.push(resultJson(result));
    }
  }
  return { seq, counts, results, ...(options.format === "ndjson" && { text }) };
}

function hasHandlerFinding({ answer }: VerifyResult): boolean {
  return answer?.verdict.verdict === "valid" && answer.verdict.handler !== undefined;
}
