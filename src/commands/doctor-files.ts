/** The sources of a project that `doctor` reads: within limits, and without leaving the project. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { HookctlError } from "../core/error.ts";
import type { Clock } from "../core/system.ts";

export interface SourceText {
  /** From the working folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface ProjectSources {
  readonly scripts: readonly SourceText[];
  readonly python: readonly SourceText[];
  /** What stopped the search before its end, for people. */
  readonly stopped?: string;
}

/** Bytes; longer files are bundles and data. */
const MAX_FILE = 1_000_000;
const MAX_FILES = 20_000;
const MAX_BYTES = 200_000_000;
const MAX_MS = 20_000;

/** What is installed, built or generated; and whatever begins with a dot. */
const SKIPPED =
  /^(?:\..*|node_modules|bower_components|dist|build|out|vendor|coverage|venv|env|__pycache__|site-packages|target|__tests__|__mocks__)$/;
const SCRIPT = /(?<!\.min)(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/;
const TEST = /\.(?:test|spec)\.\w+$|^(?:test_.*|.*_test|conftest)\.py$/;
/** A file without any of these words breaks no rule, and is not parsed. */
const RELEVANT =
  /hmac|signature|web_?-?hook|timingSafeEqual|NestFactory|body-?parser|express|fastify|rawBody|construct_?event|csrf|MIDDLEWARE/i;

/**
 * @param paths files and folders; what is named is read, whatever it is called.
 * @throws HookctlError data, for a path that is not there.
 */
export function findSources(paths: readonly string[], cwd: string, clock: Clock): ProjectSources {
  const search = new Search(cwd, clock);
  for (const path of paths) {
    const whole = resolve(cwd, path);
    const stats = statSync(whole, { throwIfNoEntry: false });
    if (!stats)
      throw new HookctlError("data", `${path}: no such file or folder`, {
        hint: "Name files or folders of your project, or nothing for all of it.",
      });
    if (stats.isDirectory()) search.folder(realpathSync(whole), 0);
    else search.file(whole, stats.size);
  }
  return {
    scripts: search.scripts,
    python: search.python,
    ...(search.stopped !== undefined && { stopped: search.stopped }),
  };
}

class Search {
  readonly scripts: SourceText[] = [];
  readonly python: SourceText[] = [];
  stopped: string | undefined;
  readonly #cwd: string;
  readonly #clock: Clock;
  readonly #until: number;
  readonly #seen = new Set<string>();
  #bytes = 0;

  constructor(cwd: string, clock: Clock) {
    this.#cwd = cwd;
    this.#clock = clock;
    this.#until = clock.now() + MAX_MS;
  }

  /** Symbolic links are not followed: what they name inside of the project is found there, and the rest is not the project. */
  folder(folder: string, depth: number): void {
    if (depth > 40 || this.#isOver()) return;
    const entries = quietly(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.stopped !== undefined) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) this.folder(path, depth + 1);
      else if (entry.isFile() && !TEST.test(entry.name)) this.file(path, quietly(() => lstatSync(path).size) ?? 0);
    }
  }

  file(path: string, size: number): void {
    const list = SCRIPT.test(basename(path)) ? this.scripts : path.endsWith(".py") ? this.python : undefined;
    if (!list || size > MAX_FILE || this.#seen.has(path) || this.#isOver()) return;
    this.#seen.add(path);
    this.#bytes += size;
    const text = quietly(() => readFileSync(path, "utf8"));
    if (text === undefined || text.includes("\0") || !RELEVANT.test(text)) return;
    list.push({ path: relative(this.#cwd, path).split(sep).join("/"), text: text.replace(/^\ufeff/, "") });
  }

  #isOver(): boolean {
    if (this.#seen.size >= MAX_FILES) this.stopped = `after ${MAX_FILES} files`;
    else if (this.#bytes > MAX_BYTES) this.stopped = `after ${MAX_BYTES / 1e6} MB`;
    else if (this.#clock.now() > this.#until) this.stopped = `after ${MAX_MS / 1000} s`;
    return this.stopped !== undefined;
  }

  get read(): number {
    return this.#seen.size;
  }
}

/** A file that vanishes, or that we may not read, is none. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
