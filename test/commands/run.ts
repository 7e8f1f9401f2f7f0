/** Runs a command line in this process, in a scratch folder, with a clock that stands still. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { hookctl } from "../../src/cli/hookctl.ts";
import { commands } from "../../src/commands/index.generated.ts";
import { fakeSystem } from "../helpers/fake-system.ts";

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Scratch {
  readonly folder: string;
  write(name: string, text: string | Uint8Array): string;
  run(args: readonly string[], more?: { env?: Record<string, string>; stdin?: string | Uint8Array }): Promise<Ran>;
  remove(): void;
}

/** A project folder of its own: the marker keeps the search for one from going further up. */
export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "hookctl-test-"));
  mkdirSync(join(folder, ".git"));
  return {
    folder,
    write(name, text) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    async run(args, { env = {}, stdin } = {}) {
      const input = Object.assign(Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]), {
        isTTY: stdin === undefined,
      });
      const system = fakeSystem({ cwd: folder, env, stdin: input });
      const exit = await hookctl(args, system, commands);
      return { exit, out: system.out.text, err: system.err.text };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
