import { hypothesis } from "../hypothesis.ts";
import { type Candidate, distinctKeys, secretWord } from "./_secrets.ts";

/** A final newline, a blank or quotes around the secret: `echo` into a file or a Kubernetes secret, a quoted variable. */
export default hypothesis({
  code: "secret-whitespace",
  aspect: "secret",
  rank: 22,
  attempts: (mismatch) =>
    mismatch.secret ? distinctKeys(mismatch, candidates(mismatch.secret.reveal(), secretWord(mismatch.scheme))) : [],
  explain: ({ data = "", what }, { direction, provider, scheme }) => {
    const word = secretWord(scheme);
    const added = data.startsWith("+");
    const blanks = data.slice(1);
    if (direction === "handler") {
      return {
        title: `Your code uses the ${word} ${added ? "with" : "without"} ${blanks}.`,
        detail: `Your value comes out ${what}.`,
        fix: {
          text: `Use the ${word} exactly as it is configured: look for ${blanks} in the variable, file or Kubernetes secret that your code reads (echo -n writes no newline).`,
          topic: "secret-value",
        },
      };
    }
    if (added) {
      return {
        title: `The signature was made with a ${word} that has ${blanks}.`,
        detail: `The ${word} at hand has none, as ${provider.name} would use it: whoever signed here read it with ${blanks}.`,
        fix: {
          text: `Clean the ${word} where the signature is made: write it with echo -n or printf %s, and trim what is read.`,
          topic: "secret-value",
        },
      };
    }
    return {
      title: `The configured ${word} has ${blanks}, no part of it.`,
      detail: `The signature was made with the bare ${word}.`,
      fix: {
        text: `Store the bare ${word}: echo -n or printf %s writes no newline, and quotes around a value stay in many .env readers.`,
        topic: "secret-value",
      },
    };
  },
});

/** What stands around a secret and is no part of it: "a newline at its end"; "" where nothing does. */
export function blanksAround(secret: string): string {
  const [start, end] = bare(secret);
  const [before, after] = [secret.slice(0, start), secret.slice(end)];
  return before === "" && after === "" ? "" : places(before, after);
}

function* candidates(secret: string, word: string): Iterable<Candidate> {
  const stripped = (text: string, blanks: string): Candidate => ({
    what: `with the ${word} without ${blanks}`,
    data: `-${blanks}`,
    secret: text,
  });
  const [start, end] = bare(secret);
  const [before, after] = [secret.slice(0, start), secret.slice(end)];
  yield stripped(secret.slice(start, end), places(before, after));
  yield stripped(secret.trim(), "blanks or line ends around it");
  yield stripped(secret.slice(0, end), places("", after));
  yield stripped(secret.slice(start), places(before, ""));
  yield stripped(
    Array.from(secret)
      .filter((char) => !isBlank(char))
      .join(""),
    "blanks, line ends or quotes in it",
  );
  for (const [text, blanks] of ADDED)
    yield { what: `with the ${word} and ${blanks}`, data: `+${blanks}`, secret: text(secret) };
}

const ADDED: readonly (readonly [(secret: string) => string, string])[] = [
  [(secret) => `${secret}\n`, "a newline at its end"],
  [(secret) => `${secret}\r\n`, "a Windows line end (CR LF) at its end"],
  [(secret) => `${secret} `, "a blank at its end"],
  [(secret) => ` ${secret}`, "a blank at its start"],
  [(secret) => `"${secret}"`, "quotes around it"],
  [(secret) => `'${secret}'`, "single quotes around it"],
  [(secret) => `\uFEFF${secret}`, "a byte order mark at its start"],
];

/** Blanks and line ends (a byte order mark and the no-break space among them), quotes, zero-width characters. */
function isBlank(char: string): boolean {
  return /[\s"'\u0060\u200B-\u200D\u2060]/.test(char);
}

/** Where the secret begins and ends without what is around it; a written-out `\n` counts as a line end. */
function bare(secret: string): [start: number, end: number] {
  let start = 0;
  let end = secret.length;
  while (start < end && isBlank(secret[start]!)) start += 1;
  for (;;) {
    if (end > start && isBlank(secret[end - 1]!)) end -= 1;
    else if (end - 2 > start && /^\\[nr]$/.test(secret.slice(end - 2, end))) end -= 2;
    else return [start, end];
  }
}

/** "quotes around it", "a newline at its end and a blank at its start" */
function places(before: string, after: string): string {
  const [first, last] = [kindOf(before), kindOf(after)];
  if (first === last) return `${first === "a quote" ? "quotes" : first} around it`;
  if (first !== "" && last === MIXED) return `${MIXED} around it`;
  return [last && `${last} at its end`, first && `${first} at its start`].filter(Boolean).join(" and ");
}

function kindOf(blanks: string): string {
  if (blanks === "" || blanks.length === 1) return ONE[blanks] ?? "an invisible character";
  if (blanks === "\r\n") return "a Windows line end (CR LF)";
  if (blanks.startsWith("\\")) return "a written-out \\n";
  return /^[ \t\r\n]+$/.test(blanks) ? "blanks or line ends" : MIXED;
}

const MIXED = "blanks, quotes or invisible characters";

const ONE: Readonly<Record<string, string>> = {
  "": "",
  "\n": "a newline",
  "\r": "a carriage return",
  " ": "a blank",
  "\t": "a tab",
  '"': "a quote",
  "'": "a quote",
  "\u0060": "a quote",
  "\uFEFF": "a byte order mark",
};
