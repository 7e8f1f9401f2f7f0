/** `--explain`: every byte of the signed content, and what it is. */
import { joinContent } from "../schemes/template.ts";
import { isProblem } from "../schemes/scheme.ts";
import { utf8Text } from "../core/bytes.ts";
import { oneLine } from "../report/escape.ts";
import { bytes } from "../report/figures.ts";
import { padEnd, padStart } from "../report/layout.ts";
import type { ViewContext } from "../report/view.ts";
import type { VerifyResult } from "./judge.ts";
import { secretName } from "./verify.human.ts";
import type { VerifyOptions } from "./verify.ts";

export function signedContentLines(
  { answer, delivery, provider }: VerifyResult,
  { ink, width }: ViewContext<VerifyOptions>,
): string[] {
  if (!answer || !delivery || !provider) return [];
  const { scheme, secret } = answer;
  const claim = scheme.read(delivery);
  if (isProblem(claim)) return [ink.dim(`  The signed content cannot be shown: ${oneLine(claim.detail)}`)];
  const parts = scheme
    .explain(delivery, claim)
    .map(({ label, bytes: piece }) => ({ label: partName(label), piece: joinContent([piece]) }));
  if (parts.length === 0) return [ink.dim(`  ${provider.name} sends the secret itself: no bytes are signed.`)];
  const whole = parts.reduce((sum, { piece }) => sum + piece.length, 0);
  const lines = [`  What ${provider.name} signs, as this capture has it: ${bytes(whole)}`, ""];
  const wide = Math.max(...parts.map(({ label }) => label.length));
  for (const { label, piece } of parts) {
    const [first = "", ...rest] = rowsOf(piece, width - wide - 17);
    lines.push(`    ${ink.bold(padEnd(label, wide))}  ${ink.dim(padStart(bytes(piece.length), 7))}   ${first}`);
    for (const row of rest) lines.push(`${" ".repeat(wide + 16)}${row}`);
  }
  const { recipe } = scheme;
  const how =
    recipe.kind === "hmac"
      ? `HMAC-${recipe.algorithm.toUpperCase()}`
      : recipe.kind === "standard-webhooks"
        ? "HMAC-SHA256"
        : recipe.kind.toUpperCase();
  lines.push(
    "",
    ink.dim(
      `  ${how}${secret ? ` with ${secretName(secret.from)} (${secret.length} characters, #${secret.fingerprint})` : ""}`,
    ),
  );
  for (const { text } of claim.signatures) lines.push(ink.dim(`  compared with ${oneLine(text)}`));
  return lines;
}

/** `{text}`, the body as text, is the body to whoever reads it; what stands between the parts is text. */
function partName(label: string): string {
  return label === "" ? "text" : label === "text" ? "{body}" : `{${label}}`;
}

/** All of it: text where it is UTF-8, hex where it is not. */
function rowsOf(piece: Buffer, width: number): string[] {
  const text = utf8Text(piece);
  const shown = text === undefined ? (piece.toString("hex").match(/../g)?.join(" ") ?? "") : oneLine(text);
  const rows: string[] = [];
  for (let at = 0; at < shown.length; at += width) rows.push(shown.slice(at, at + width));
  return rows.length > 0 ? rows : [""];
}
