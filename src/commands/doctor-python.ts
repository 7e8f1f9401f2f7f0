/** Python's syntax trees, by the Python that is on the machine. */
import { spawn } from "node:child_process";
import type { PyNode } from "../doctor/python/tree.ts";
import { PYTHON_READER } from "../doctor/python/tree.ts";
import type { System } from "../core/system.ts";

const MAX_MS = 30_000;
/** A file's tree is longer; it is no code that people write. Characters. */
const MAX_OUTPUT = 400_000_000;

/**
 * @returns a tree for each text (null: it is no Python); undefined where there is no Python 3, or it takes too long.
 * The texts are parsed, never run; Python starts isolated, without the user's packages.
 */
export function pythonTrees(
  texts: readonly string[],
  { env, signal }: System,
): Promise<readonly (PyNode | null)[] | undefined> {
  return new Promise((done) => {
    const { PATH, HOME, SYSTEMROOT } = env;
    const python = spawn("python3", ["-I", "-S", "-c", PYTHON_READER], {
      env: {
        ...(PATH !== undefined && { PATH }),
        ...(HOME !== undefined && { HOME }),
        ...(SYSTEMROOT !== undefined && { SYSTEMROOT }),
        PYTHONIOENCODING: "utf-8",
      },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: MAX_MS,
      killSignal: "SIGKILL",
      signal,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    python.on("error", () => done(undefined));
    python.stdin.on("error", () => {}); // it ended before it read all: `close` says how
    python.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_OUTPUT) python.kill("SIGKILL");
    });
    python.on("close", (code) =>
      done(code === 0 ? treesOf(Buffer.concat(chunks).toString("utf8"), texts.length) : undefined),
    );
    python.stdin.end(JSON.stringify(texts));
  });
}

function treesOf(output: string, count: number): readonly (PyNode | null)[] | undefined {
  const lines = output.trimEnd().split("\n");
  return lines.length === count ? lines.map((line) => JSON.parse(line) as PyNode | null) : undefined;
}
