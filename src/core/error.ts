import type { Origin } from "./delivery.ts";

/** What kind of trouble it is; `cli` turns it into the exit code that `hookctl help exit-codes` documents. */
export type ErrorKind = "usage" | "data" | "network" | "environment";

/**
 * An error that the user can act on: what is wrong, where, and what to do next.
 * Everything else that is thrown is a bug in hookctl (exit 70).
 */
export class HookctlError extends Error {
  override readonly name = "HookctlError";
  readonly kind: ErrorKind;
  readonly where: Origin | undefined;
  readonly hint: string | undefined;
  /** The line of the file that is at fault, for the excerpt under the message. */
  readonly excerpt: string | undefined;

  constructor(
    kind: ErrorKind,
    message: string,
    more: { where?: Origin; hint?: string; excerpt?: string; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.kind = kind;
    this.where = more.where;
    this.hint = more.hint;
    this.excerpt = more.excerpt;
  }
}
