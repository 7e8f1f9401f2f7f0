/**
 * Comment lines before a request, as editors' HTTP clients know them: `# @source stripe`. Those with other words, and
 * plain comments, are passed over.
 */
import type { HookctlError } from "../core/error.ts";
import { utf8Text } from "../core/bytes.ts";
import { trimBlanks } from "./text.ts";
import { readTime } from "./time.ts";

export interface Directives {
  source?: string;
  /**
   * `@secret` is for demo captures; hookctl itself never writes one. `@throwaway-secret` is what `hookctl share` made
   * for a bundle, as a JSON string where blanks at its ends matter.
   */
  secret?: string;
  /** The name of an environment variable. */
  secretEnv?: string;
  publicKey?: string;
  /** Unix ms. */
  now?: number;
  /** Unix ms. */
  receivedAt?: number;
  /** The URL as the provider signed it. */
  url?: string;
}

const COMMENT = /^[ \t]*(?:#|\/\/)/;
const DIRECTIVE = /^[ \t]*(?:#+|\/\/+)[ \t]*@([a-z-]+)[ \t]+([^ \t].*)$/;

export function isComment(line: string): boolean {
  return COMMENT.test(line);
}

/**
 * Takes in one comment line (one character a byte).
 * @param fail makes the error for a column (0-based) of the line.
 */
export function readDirective(
  line: string,
  into: Directives,
  fail: (column: number, problem: string, hint: string) => HookctlError,
): void {
  const [, word = "", text = ""] = DIRECTIVE.exec(line) ?? [];
  const bytes = trimBlanks(text.endsWith("\r") ? text.slice(0, -1) : text);
  const value = utf8Text(Buffer.from(bytes, "latin1")) ?? bytes;
  if (word === "source") into.source = value;
  else if (word === "secret") into.secret = value;
  else if (word === "throwaway-secret") into.secret = jsonString(value) ?? value;
  else if (word === "secret-env") into.secretEnv = value;
  else if (word === "public-key") into.publicKey = value.replaceAll("\\n", "\n");
  else if (word === "url") into.url = value;
  else if (word === "now" || word === "received-at") {
    const ms = readTime(value);
    if (ms === undefined)
      throw fail(
        line.indexOf(text),
        `@${word} is followed by no time`,
        "Write it as Unix ms (1785000000000) or as 2026-07-25T17:20:00Z.",
      );
    into[word === "now" ? "now" : "receivedAt"] = ms;
  }
}

function jsonString(text: string): string | undefined {
  try {
    const value = text.startsWith('"') ? (JSON.parse(text) as unknown) : undefined;
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
