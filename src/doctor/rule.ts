/** What `doctor` knows of code: a rule looks for one mistake in the sources of a project, and says how to mend it. */
import type { ScriptFile } from "./javascript/tree.ts";
import type { PythonFile } from "./python/tree.ts";

export type SourceFile = ScriptFile | PythonFile;

/** 1-based; columns count UTF-16 units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** Where, in the file that was asked about. */
  readonly at: Position;
  /** What happens because of it, in a sentence or two. */
  readonly why: string;
  /** What to change. */
  readonly fix: string;
  /** The framework whose lines for reading raw bytes show it (`verify/fixes/`). */
  readonly show?: { readonly framework: string; readonly path?: string };
}

/** A problem with its place and its rule. */
export interface Mistake extends Problem {
  readonly code: string;
  readonly title: string;
  /** From the scanned folder, with slashes. */
  readonly file: string;
  /** The line of code, without secrets; "" where it is too long to be shown. */
  readonly excerpt: string;
}

/** All files of a project that were read: what stands in one may be mended, or spoilt, by another. */
export interface Sources {
  readonly scripts: readonly ScriptFile[];
  readonly python: readonly PythonFile[];
}

export interface Rule {
  /** Stable: scripts match on it. */
  readonly code: string;
  /** The mistake in a few words, whatever the file. */
  readonly title: string;
  readonly script?: (file: ScriptFile, sources: Sources) => Iterable<Problem>;
  readonly python?: (file: PythonFile, sources: Sources) => Iterable<Problem>;
}

export function rule(definition: Rule): Rule {
  return definition;
}
