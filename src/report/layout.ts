/** Text in columns. Widths are terminal columns: colour codes count nothing, wide characters count two. */

/** The codes that our own ink writes. */
const SGR = /\x1b\[[0-9;]*m/g;
const NARROW = /^[\x20-\x7e]*$/;
/** Marks, joiners and selectors that stand on the character before them. */
const ZERO = /^(?:\p{M}|[\u200b-\u200d]|\ufe0e|\ufe0f)$/u;
/** East Asian Wide and Fullwidth (Unicode Annex 11), and what is shown as emoji. */
const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;

/** How many columns a text takes. */
export function displayWidth(text: string): number {
  const bare = text.includes("\x1b") ? text.replace(SGR, "") : text;
  if (NARROW.test(bare)) return bare.length;
  let width = 0;
  for (const char of bare) width += charWidth(char);
  return width;
}

function charWidth(char: string): number {
  if (char.length === 1 && char >= " " && char <= "~") return 1;
  return ZERO.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
}

/** At most `width` columns of a text without colours; what is cut is replaced by the ellipsis. */
export function truncate(text: string, width: number, ellipsis = "…"): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  let kept = "";
  let used = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > room) break;
    kept += char;
  }
  return room < 0 ? "" : kept + ellipsis;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** `left` at the start and `right` at the end of a line of `width`; with too little room, two spaces between. */
export function spread(left: string, right: string, width: number): string {
  if (right === "") return left;
  return left + " ".repeat(Math.max(2, width - displayWidth(left) - displayWidth(right))) + right;
}

/**
 * Lines of at most `width` columns, broken at blanks; a longer word (a URL, a digest) stays whole, so that it can be
 * copied. `first` goes before the first line, `rest` before the others (a hanging indent). Blanks in a row stay where
 * all fits on one line.
 */
export function wrap(text: string, width: number, first = "", rest = first): string[] {
  if (displayWidth(first) + displayWidth(text) <= width) return [first + text];
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines;
}
