import { createHash } from "node:crypto";
import { inspect } from "node:util";

/**
 * A signing secret (or a public key) and the place it came from. It prints as its length and fingerprint, so that
 * no log line, error or JSON document can show it by accident: only `reveal()` gives the text.
 */
export class Secret {
  readonly #value: string;
  /** Where it was found: `env:STRIPE_WEBHOOK_SECRET`, `file:…`, `capture`, `option`. */
  readonly from: string;

  constructor(value: string, from: string) {
    this.#value = value;
    this.from = from;
  }

  reveal(): string {
    return this.#value;
  }

  get length(): number {
    return this.#value.length;
  }

  /** The first 6 hex digits of its SHA-256: enough to tell two apart, too little to test guesses against. */
  get fingerprint(): string {
    return createHash("sha256").update(this.#value, "utf8").digest("hex").slice(0, 6);
  }

  toString(): string {
    return `[secret ${this.length} chars #${this.fingerprint}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
