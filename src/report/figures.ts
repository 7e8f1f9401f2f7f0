/** Numbers with units, as people read them. */

/** `241 B`, `8.1 kB`, `1.9 MB`: decimal, at most three digits. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = size / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${threeDigits(value)} ${units[unit]}`;
}

/** `41 ms`, `4.2 s`, `12 s`, `2 m 10 s`, `3 h 8 m`, `4 d 2 h`. @param ms not negative. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${threeDigits(ms / 1000)} s`;
  const minutes = Math.round(ms / 1000) / 60;
  if (minutes < 60) return two(Math.floor(minutes), "m", Math.round((minutes % 1) * 60), "s");
  const hours = Math.round(minutes) / 60;
  if (hours < 24) return two(Math.floor(hours), "h", Math.round((hours % 1) * 60), "m");
  const days = Math.round(hours) / 24;
  return two(Math.floor(days), "d", Math.round((days % 1) * 24), "h");
}

/** `48,000`. Not by Intl: loading its data takes 10 ms. @param value a whole number. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 capture`, `48 captures`. */
export function plural(value: number, noun: string, nouns = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : nouns}`;
}

function threeDigits(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
