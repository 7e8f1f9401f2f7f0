/**
 * A capture that is safe to show: its values are made up, its bytes have the same shape, and a throwaway key signs it,
 * so that the verdict and its cause are what they were. A proven cause is made again: the same hypothesis's same change
 * leads from what was received to what is signed.
 */
import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { textAt } from "../core/fields.ts";
import type { Place, Provider } from "../core/provider.ts";
import { Secret } from "../core/secret.ts";
import { signedUrl } from "../core/url.ts";
import { digest as hmac } from "../schemes/hmac.ts";
import { type Content, isProblem, type Key, type Scheme } from "../schemes/scheme.ts";
import { mismatch } from "../verify/explain.ts";
import type { Change, Hypothesis, Mismatch, Neighbour } from "../verify/hypothesis.ts";
import { apply, type Proven, provenCause, reconstruct, withBody } from "../verify/search.ts";
import { check, contentsOf, macOf, type Trial } from "../verify/trial.ts";
import type { Decision, Question } from "../verify/verify.ts";
import { claimed, type Digest, indexOfMatch, oldDigests } from "./digests.ts";
import { Fakes } from "./fakes.ts";
import { redactDelivery } from "./redact.ts";
import { type Keeping, type Maker, Redactor } from "./redactor.ts";
import type { Redacted } from "./rules.ts";
import { fakeSecret, type PairMaker, type Throwaway, throwaway } from "./throwaway.ts";

export interface ShareQuestion {
  readonly question: Question;
  readonly decision: Decision;
  readonly neighbours: readonly Neighbour[];
  /** Paths and header names that the user wants kept. */
  readonly keep: readonly string[];
  /** Any bytes: they make the fakes, and must not be told. */
  readonly seed: Uint8Array;
  readonly makePair: PairMaker;
}

export interface Shared {
  readonly delivery: Delivery;
  /** What whoever verifies it configures: none, either, or both where a scheme has something beside its key. */
  readonly secret?: string;
  readonly publicKey?: string;
  /** Further throwaway secrets that the cause needs, by the names of the real ones' variables. */
  readonly elsewhere: Readonly<Record<string, string>>;
  readonly redacted: ReadonlyMap<Redacted, number>;
  /** Original values that chance left in the bundle: another seed may not. */
  readonly survivors: readonly string[];
}

/** Where the signature holds: as it is, or after the changes of a proven cause. */
interface Signed {
  readonly trial: Trial;
  readonly proven: Proven | undefined;
}

export function share(asked: ShareQuestion): Shared {
  const { question, decision } = asked;
  const fakes = new Fakes(asked.seed);
  const { scheme } = decision;
  const secret = "secret" in decision ? decision.secret : undefined;
  const base: Trial =
    "trial" in decision
      ? decision.trial
      : { scheme, delivery: question.delivery, key: secret ? scheme.key(secret.reveal()) : noKey };
  const original =
    decision.verdict === "mismatch"
      ? mismatch(question, decision, decision.outcome, { direction: "capture", neighbours: asked.neighbours })
      : undefined;
  const signed = signedTrial(base, original, secret, question.fidelity === "reencoded");
  const made = secret && throwaway(secret.reveal(), scheme, fakes, asked.makePair);
  const redo = new Redo(asked, fakes, base, original, signed, made);
  const { delivery, redactor } = redo.run();
  const kept = new Redactor(BLANKS, redo.keeping);
  const blank = redactDelivery(base.delivery, kept, BLANKS);
  return {
    delivery,
    ...(made && configured(scheme, redo.secretText, made.privateKey !== undefined)),
    elsewhere: redo.elsewhere,
    redacted: redactor.counts,
    survivors: survivors(redactor.replaced, delivery, blank),
  };
}

/** As captures carry it: what stands beside a key (PayPal's webhook id) is a secret of its own. */
function configured({ recipe }: Scheme, text: string, isPublicKey: boolean): Pick<Shared, "secret" | "publicKey"> {
  if (!isPublicKey) return { secret: text };
  if (!("companion" in recipe) || recipe.companion === undefined) return { publicKey: text };
  const [, secret = "", publicKey = ""] = /^([^\n]*)\n(.*)$/s.exec(text) ?? [];
  return { secret, publicKey };
}

const noKey = { problem: "secret-empty", where: "secret", detail: "There is none." } as const;

function signedTrial(
  base: Trial,
  original: Mismatch | undefined,
  secret: Secret | undefined,
  reencoded: boolean,
): Signed | undefined {
  const outcome = check(base);
  const whole: Signed = { trial: base, proven: undefined };
  if (outcome.holds || ("demand" in outcome && outcome.demand !== undefined)) return whole;
  const text = secret?.reveal() ?? "";
  const proven = original && (reencoded ? reconstruct(original, base, text) : provenCause(original, base, text));
  if (proven) return { trial: proven.trial, proven };
  return indexOfMatch(base) >= 0 ? whole : undefined;
}

/** Makes the same mistake again, with other values and another key. */
class Redo {
  readonly secretText: string;
  readonly elsewhere: Record<string, string> = {};
  readonly #asked: ShareQuestion;
  readonly #fakes: Fakes;
  readonly #base: Trial;
  readonly #original: Mismatch | undefined;
  readonly #signed: Signed | undefined;
  readonly #made: Throwaway | undefined;
  readonly #values: ReadonlySet<string>;
  #digests: readonly Digest[];
  #redactor: Redactor;

  constructor(
    asked: ShareQuestion,
    fakes: Fakes,
    base: Trial,
    original: Mismatch | undefined,
    signed: Signed | undefined,
    made: Throwaway | undefined,
  ) {
    this.#asked = asked;
    this.#fakes = fakes;
    this.#base = base;
    this.#original = original;
    this.#signed = signed;
    this.#made = made;
    this.#values = keptValues(asked.question.provider, base);
    this.#digests = oldDigests(base, signed?.trial, fakes);
    this.#redactor = new Redactor(fakes, this.keeping);
    this.secretText = made === undefined ? "" : this.#isToken ? this.#fake(made.text) : made.text;
  }

  get keeping(): Keeping {
    return {
      values: this.#values,
      paths: this.#asked.keep,
      digests: this.#digests,
      signatures: signaturePaths(this.#asked.question.provider),
    };
  }

  /** Another secret. A token stands in the delivery itself: it becomes here what it becomes there. */
  #fake(text: string): string {
    return this.#isToken ? this.#redactor.value(text, "authorization", "") : fakeSecret(text, this.#fakes);
  }

  get #isToken(): boolean {
    const { kind } = this.#base.scheme.recipe;
    return kind === "token" || kind === "basic-auth";
  }

  /** First the hashes of bodies, then the signatures over them, then all in place. */
  run(): { delivery: Delivery; redactor: Redactor } {
    let delivery = this.#redact();
    for (const step of ["hashes", "signatures"] as const) {
      const trial = this.#again(delivery);
      this.#digests = this.#digests.map((digest) => ({ ...digest, made: this.#digest(digest, step, trial, delivery) }));
      delivery = this.#redact();
    }
    return { delivery, redactor: this.#redactor };
  }

  #redact(): Delivery {
    this.#redactor = new Redactor(this.#fakes, this.keeping);
    return redactDelivery(this.#base.delivery, this.#redactor, this.#fakes);
  }

  #digest(old: Digest, step: "hashes" | "signatures", trial: Trial | undefined, received: Delivery): Uint8Array {
    const delivery = "over" in old && old.over === "signed" && trial ? trial.delivery : received;
    if (old.what === "hash" && step === "hashes")
      return createHash(old.algorithm)
        .update(old.part === "url" ? signedUrl(delivery) : delivery.body)
        .digest();
    if (old.what === "claim" && step === "hashes")
      return claimed(trial?.scheme ?? this.#base.scheme, delivery).get(old.name) ?? old.made;
    if (old.what === "signature" && step === "signatures" && trial) return this.#signature(old, trial) ?? old.made;
    if (old.what === "unknown" && step === "signatures")
      return this.#signedPrivately(this.#base.scheme, [old.made], old.old.length, {}, undefined) ?? old.made;
    return old.made;
  }

  /** The signature of an item of the delivery (of a batch there are several) with the throwaway key. */
  #signature({ item, content: index, old }: Digest & { what: "signature" }, trial: Trial): Uint8Array | undefined {
    const delivery = item === 0 ? trial.delivery : trial.scheme.rest?.(trial.delivery)[item - 1];
    if (!delivery || isProblem(trial.key)) return undefined;
    const one: Trial = { ...trial, delivery };
    const claim = trial.scheme.read(delivery);
    if (isProblem(claim)) return undefined;
    const content = [...contentsOf(one, claim)][index];
    if (!content) return undefined;
    const algorithm = claim.signatures[0]?.algorithm;
    if (trial.scheme.sign && this.#made?.privateKey)
      return this.#signedPrivately(trial.scheme, content, old.length, trial.key, algorithm);
    if (trial.algorithm === undefined && algorithm !== undefined && trial.key.bytes)
      return hmac(algorithm.replace(/^HS/, "sha"), trial.key.bytes, content);
    return macOf(one, content, trial.key);
  }

  /** DER signatures of ECDSA differ in length: one is made that is as long as theirs, or cut where theirs was. */
  #signedPrivately(
    scheme: Scheme,
    content: Content,
    length: number,
    key: Key,
    algorithm: string | undefined,
  ): Uint8Array | undefined {
    const privateKey = this.#made?.privateKey;
    if (!privateKey || !scheme.sign) return undefined;
    let bytes = scheme.sign(content, { ...key, privateKey }, algorithm);
    for (let attempt = 0; attempt < 64 && bytes.length !== length; attempt++)
      bytes = scheme.sign(content, { ...key, privateKey }, algorithm);
    return bytes.subarray(0, length);
  }

  /** The trial in which the signature will hold: the same hypothesis's same change, of the redacted delivery. */
  #again(delivery: Delivery): Trial | undefined {
    if (!this.#signed) return undefined;
    const key = this.#key(this.#base.scheme, this.secretText);
    const base: Trial = { ...this.#base, delivery, key };
    const { proven } = this.#signed;
    if (!proven || !this.#original) return base;
    let before = this.#original;
    let after = this.#mismatch(base);
    let trial = base;
    let secret = this.secretText;
    for (const [at, hypothesis] of proven.hypotheses.entries()) {
      const change = proven.changes[at]!;
      const same = sameChange(hypothesis, change, before, after);
      if (!same) return undefined;
      this.#needs(change);
      secret = same.secret ?? secret;
      trial = apply(trial, same, secret);
      if (change.body !== undefined && same.body !== undefined)
        [before, after] = [withBody(before, change.body), withBody(after, same.body)];
    }
    return trial;
  }

  #key(scheme: Scheme, text: string): Trial["key"] {
    return this.#made === undefined ? noKey : scheme.key(text);
  }

  /** What the hypotheses see: other secrets have become throwaway ones, too. */
  #mismatch(base: Trial): Mismatch {
    const { question, neighbours, decision } = this.#asked;
    const fake = (secret: Secret): Secret => new Secret(this.#fake(secret.reveal()), secret.from);
    const secret =
      this.#made && "secret" in decision && decision.secret
        ? new Secret(this.secretText, decision.secret.from)
        : undefined;
    const redone: Question = {
      ...question,
      delivery: base.delivery,
      secrets: secret ? [secret] : [],
      others: [...question.secrets, ...question.others].map(fake),
    };
    const outcome = check(base);
    return mismatch(
      redone,
      { scheme: base.scheme, secret },
      outcome.holds ? { holds: false, claim: outcome.claim } : outcome,
      {
        direction: "capture",
        neighbours: neighbours.map((neighbour) => ({ ...neighbour, secrets: neighbour.secrets.map(fake) })),
      },
    );
  }

  /** A secret from elsewhere that the cause is about. */
  #needs({ secret }: Change): void {
    if (secret === undefined) return;
    const { question, neighbours } = this.#asked;
    const all = [...question.others, ...neighbours.flatMap((neighbour) => neighbour.secrets)];
    const found = all.find((other) => other.reveal() === secret);
    if (found) this.elsewhere[/^\.?env:(.+)$/.exec(found.from)?.[1] ?? "HOOKCTL_OTHER_SECRET"] = this.#fake(secret);
  }
}

/** The change that says the same; else the one in the same place of the order of trying. */
function sameChange(hypothesis: Hypothesis, change: Change, before: Mismatch, after: Mismatch): Change | undefined {
  const list = [...(hypothesis.attempts?.(after) ?? [])];
  const alike = list.filter(({ what }) => what === change.what);
  if (alike.length === 1) return alike[0];
  const at = [...(hypothesis.attempts?.(before) ?? [])].findIndex(
    (other) =>
      other.what === change.what &&
      Buffer.from(other.body ?? "").equals(change.body ?? new Uint8Array()) &&
      other.secret === change.secret &&
      other.url === change.url,
  );
  return list[at];
}

/** Where a provider's schemes have their signature, unless it is a header: paths as the redactor knows them. */
function signaturePaths({ schemes }: Provider): ReadonlySet<string> {
  return new Set(
    schemes.flatMap((recipe) => {
      const place: Place | undefined =
        "signature" in recipe
          ? (recipe.signature as Place)
          : recipe.kind === "token" || recipe.kind === "jwt"
            ? recipe
            : undefined;
      const path = place?.query ?? [place?.form, place?.json].filter((step) => step !== undefined).join(".");
      return path === "" ? [] : [path];
    }),
  );
}

/** The event's type, the timestamp as it was signed, and what the recipe itself spells out. */
function keptValues(provider: Provider, { delivery, scheme }: Trial): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const place of provider.event ?? []) {
    const text = textAt(delivery, place);
    if (text) kept.add(text);
  }
  const claim = scheme.read(delivery);
  if (!isProblem(claim) && claim.timestamp) kept.add(claim.timestamp.text);
  if (scheme.recipe.kind === "jwt" && scheme.recipe.issuer !== undefined) kept.add(scheme.recipe.issuer);
  // The address of a public key is the provider's own, and its host is checked.
  const address = scheme.keyUrl && textAt(delivery, scheme.keyUrl);
  if (address) kept.add(address);
  return kept;
}

/** Nothing in place of every value: what is there all the same was kept by rule. */
const BLANKS: Maker = {
  word: (word) => "\0".repeat(word.length),
  number: (lexeme) => "\0".repeat(lexeme.length),
  bytes: (count) => Buffer.alloc(count),
  pick: (choices) => choices[0]!,
};

/** Of a large body not every value is looked for: that would take minutes. */
const MAX_COMPARED = 200_000_000;

/** Values that are in the redacted delivery more often than the rules keep them. */
function survivors(replaced: ReadonlySet<string>, delivery: Delivery, blank: Delivery): string[] {
  const [made, kept] = [textOf(delivery), textOf(blank)];
  const looked = [...replaced].slice(0, Math.ceil(MAX_COMPARED / (made.length + 1)));
  return looked.filter((value) => made.includes(value) && occurrences(made, value) > occurrences(kept, value));
}

function textOf({ target, url = "", headers, body }: Delivery): string {
  return [target, url, ...headers.map(([name, value]) => `${name}: ${value}`), Buffer.from(body).toString("utf8")].join(
    "\n",
  );
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
