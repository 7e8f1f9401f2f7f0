/** A shell command as the program would be given it. Everything is one character a byte. */
import type { HookctlError } from "../../core/error.ts";

export interface Word {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
}

export type Command = readonly Word[];

/** Makes the error for an offset of the file. */
export type Fail = (offset: number, problem: string, hint?: string) => HookctlError;
