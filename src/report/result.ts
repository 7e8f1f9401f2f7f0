/**
 * What a report writer takes: one checked thing, whatever the command. `verify`'s JSON object is one; other commands
 * make theirs. All texts are from outside: each writer escapes them for its format.
 */
export interface ReportResult {
  /** The file as the user named it, or what stands for one. */
  readonly file: string;
  /** 1-based, where one file holds several. */
  readonly line?: number;
  /** 1-based, in UTF-16 units, where a place in the line is meant. */
  readonly column?: number;
  readonly id: string | null;
  readonly source: string | null;
  readonly event?: string | null;
  readonly verdict: "valid" | "invalid" | "undecided";
  /** Best first; none where it is valid. */
  readonly findings: readonly ReportFinding[];
  /** It is valid, but the user's own code says otherwise: why. */
  readonly handler?: ReportFinding;
}

export interface ReportFinding {
  /** Stable: scripts match on it. */
  readonly code: string;
  readonly codes: readonly string[];
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly proof: "mac" | "fact" | "none";
}

/** A format that results are written in, one after the other: what `result` and `end` return is the output, in order. */
export interface ReportWriter {
  result(result: ReportResult): string;
  /** @param durationMs of the whole run. */
  end(durationMs: number): string;
}

/** `file`, or `file:line` where one file holds several. */
export function nameOf({ file, line }: Pick<ReportResult, "file" | "line">): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** What a result's reader must know first: the top finding, or what the user's handler does. */
export function topFinding({ findings, handler }: ReportResult): ReportFinding | undefined {
  return findings[0] ?? handler;
}
