/**
 * The text without such characters at its end; at both ends. Loops, not patterns: `/=+$/` takes quadratic time over a
 * hostile text.
 * @param characters each one that goes.
 */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

export function trimBoth(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text[start]!)) start += 1;
  return trimEnd(text.slice(start), characters);
}
