/** One capture in, one result out: source, secrets, verdict, cause. Shared by every command that verifies. */
import { textAt } from "../core/fields.ts";
import type { Capture, Delivery, Header } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import type { Provider } from "../core/provider.ts";
import type { Finding, Note } from "../core/verdict.ts";
import { names } from "../providers/index.generated.ts";
import type { Neighbour } from "../verify/hypothesis.ts";
import { type Answer, answerAtOnce, type Decision, decide, type Question, schemeFor } from "../verify/verify.ts";
import { currentSchemes } from "../schemes/compile.ts";
import type { KeyFetcher } from "./fetch-keys.ts";
import type { Catalogue } from "./catalogue.ts";
import { accompaniedKey, type Secrets } from "./secrets.ts";

export interface JudgeOptions {
  /** The source of all captures, if the command line names one. */
  readonly source: string | undefined;
  readonly url: string | undefined;
  readonly method: string | undefined;
  /** Unix ms: in place of what the capture tells. */
  readonly now: number | undefined;
  /** Unix ms: where the capture tells no time. Undefined: it is judged as of its own timestamp. */
  readonly defaultNow: number | undefined;
  /** Unix ms: the wall clock. */
  readonly wall: number;
  /** Seconds. */
  readonly tolerance: number | undefined;
  /** Seconds: the provider's tolerance may be narrowed to this, never widened. */
  readonly toleranceCap: number | undefined;
  /** The headers that the command line gives. */
  readonly headers?: readonly Header[];
  readonly computed: readonly string[];
  readonly appBody: Uint8Array | undefined;
  /** Fetches public keys from the provider's own hosts, where the user allows it. */
  readonly keys: KeyFetcher | undefined;
}

export interface VerifyResult {
  /** The file as the user named it. */
  readonly name: string;
  /** 1-based, for captures that are lines of a file. */
  readonly line?: number;
  readonly capture?: Capture;
  /** The delivery as it was judged: with the URL and method that were given. */
  readonly delivery?: Delivery;
  readonly source?: string;
  readonly provider?: Provider;
  readonly event?: string;
  readonly answer?: Answer;
  /** The capture could not be read. */
  readonly error?: HookctlError;
  /** No provider is known for it. */
  readonly unknown?: Finding;
}

/** A result, and the question behind it where a provider is known. */
export interface Trace {
  readonly result: VerifyResult;
  readonly about?: {
    readonly question: Question;
    readonly decision: Decision;
    readonly neighbours: readonly Neighbour[];
  };
}

/** A source that may have sent a capture, with what is needed to ask. */
interface Suspect {
  readonly source: string;
  readonly provider: Provider;
}

export class Judge {
  readonly #catalogue: Catalogue;
  readonly #secrets: Secrets;
  readonly #options: JudgeOptions;

  readonly #keys: KeyFetcher | undefined;
  #unexplained = 0;

  constructor(catalogue: Catalogue, secrets: Secrets, options: JudgeOptions) {
    this.#catalogue = catalogue;
    this.#secrets = secrets;
    this.#options = options;
    this.#keys = options.keys;
  }

  /** A result at once where the source is named and its provider loaded, and the signature holds; else a promise. */
  judge(capture: Capture, name: string): VerifyResult | Promise<VerifyResult> {
    const source = this.#options.source ?? capture.source;
    const provider = source === undefined ? undefined : this.#catalogue.loaded(this.#catalogue.providerId(source));
    if (source === undefined || provider === undefined || this.#keys) return this.#search(capture, name, source);
    const question = this.#question(capture, { source, provider });
    return this.#answered(capture, name, { source, provider }, question, decide(question));
  }

  /** The result with all that led to it, for whoever takes the capture further apart. */
  async trace(capture: Capture, name: string): Promise<Trace> {
    const result = await this.judge(capture, name);
    if (result.provider === undefined || result.source === undefined) return { result };
    const question = this.#question(capture, { source: result.source, provider: result.provider });
    return {
      result,
      about: { question, decision: decide(question), neighbours: await this.#neighbours(capture, result.provider) },
    };
  }

  /**
   * May the capture be a delivery at all? What a page fetches (GET, HEAD, OPTIONS) is none, unless it carries a
   * provider's signature.
   */
  async mayBeDelivery({ delivery, source }: Capture): Promise<boolean> {
    if (!/^(?:GET|HEAD|OPTIONS)$/i.test(delivery.method)) return true;
    const named = this.#options.source ?? source;
    const suspects = named === undefined ? await this.#suspects(delivery) : await this.#named(named);
    return suspects.some(({ provider }) => currentSchemes(provider).some((scheme) => scheme.present(delivery)));
  }

  async #search(capture: Capture, name: string, source: string | undefined): Promise<VerifyResult> {
    const suspects = source === undefined ? await this.#suspects(capture.delivery) : await this.#named(source);
    if (suspects.length === 0)
      return {
        name,
        ...lineOf(capture),
        capture,
        ...(source !== undefined && { source }),
        unknown: this.#unknown(capture.delivery, source),
      };
    let likeliest: { suspect: Suspect; question: Question; decision: Decision } | undefined;
    for (const suspect of suspects) {
      const question = await this.#withFetchedKey(this.#question(capture, suspect));
      const decision = decide(question);
      if (decision.verdict === "valid") return this.#answered(capture, name, suspect, question, decision);
      if (likeliest === undefined || weight(decision) > weight(likeliest.decision))
        likeliest = { suspect, question, decision };
    }
    return this.#answered(capture, name, likeliest!.suspect, likeliest!.question, likeliest!.decision);
  }

  /** A result at once where no cause must be searched for. */
  #answered(
    capture: Capture,
    name: string,
    suspect: Suspect,
    question: Question,
    decision: Decision,
  ): VerifyResult | Promise<VerifyResult> {
    const answer = asksOfHandler(question) ? undefined : answerAtOnce(question, decision);
    return answer
      ? this.#result(capture, name, suspect, question, answer)
      : this.#explained(capture, name, suspect, question, decision);
  }

  async #explained(
    capture: Capture,
    name: string,
    suspect: Suspect,
    question: Question,
    decision: Decision,
  ): Promise<VerifyResult> {
    const [{ explain }, { handlerNotes }, neighbours] = await Promise.all([
      import("../verify/explain.ts"),
      import("../verify/handler.ts"),
      this.#neighbours(capture, suspect.provider),
    ]);
    const brief = this.#unexplained >= MAX_UNEXPLAINED;
    const found = explain(brief ? { ...question, brief } : question, decision, neighbours);
    const said = this.#withHeaderOption(found, capture.delivery);
    const answer = asksOfHandler(question) ? withNotes(said, handlerNotes(question, decision, said)) : said;
    if (answer.verdict.verdict === "invalid" && answer.verdict.findings[0].proof === "none") this.#unexplained += 1;
    return this.#result(capture, name, suspect, question, answer);
  }

  /** A file without any headers is a body: before all else, its headers must be given. */
  #withHeaderOption(answer: Answer, { headers }: Delivery): Answer {
    const { verdict, scheme } = answer;
    if (verdict.verdict === "valid" || verdict.findings[0].code !== "header-missing") return answer;
    const given = new Set((this.#options.headers ?? []).map(([name]) => name.toLowerCase()));
    const missing = scheme.headers.find((name) => header(headers, name.toLowerCase()) === undefined);
    if (missing === undefined || headers.some(([name]) => !given.has(name.toLowerCase()))) return answer;
    const [first, ...rest] = verdict.findings;
    const fix = {
      ...first.fix,
      text: `Give it with -H '${missing}: …': this file has no headers of its own. Else: ${first.fix.text}`,
    };
    return { ...answer, verdict: { ...verdict, findings: [{ ...first, fix }, ...rest] } };
  }

  #result(capture: Capture, name: string, suspect: Suspect, question: Question, answer: Answer): VerifyResult {
    const event = eventOf(suspect.provider, capture.delivery);
    return {
      name,
      ...lineOf(capture),
      capture,
      delivery: question.delivery,
      source: suspect.source,
      provider: suspect.provider,
      ...(event !== undefined && { event }),
      answer,
    };
  }

  /** Only where the user asked for it, and has no key of their own. */
  async #withFetchedKey(question: Question): Promise<Question> {
    if (!this.#keys || question.secrets.length > 0) return question;
    const key = await this.#keys.keyFor(schemeFor(question.provider, question.delivery), question.delivery);
    return key
      ? { ...question, secrets: question.companions?.map((companion) => accompaniedKey(key, companion)) ?? [key] }
      : question;
  }

  async #named(source: string): Promise<Suspect[]> {
    const provider = await this.#catalogue.load(this.#catalogue.providerId(source));
    return provider ? [{ source, provider }] : [];
  }

  async #suspects(delivery: Delivery): Promise<Suspect[]> {
    return (await this.#catalogue.candidates(delivery)).map((provider) => ({ source: provider.id, provider }));
  }

  #question(capture: Capture, { source, provider }: Suspect): Question {
    const { url, method, now, defaultNow, wall, tolerance, toleranceCap, computed, appBody } = this.#options;
    const config = this.#catalogue.source(source);
    const found = this.#secrets.find(source, provider, config, capture);
    const signedUrl = url ?? capture.delivery.url ?? config?.url;
    const moved = signedUrl !== capture.delivery.url || method !== undefined;
    const delivery = moved
      ? {
          ...capture.delivery,
          ...(signedUrl !== undefined && { url: signedUrl }),
          ...(method !== undefined && { method }),
        }
      : capture.delivery;
    return {
      delivery,
      fidelity: capture.fidelity,
      provider,
      source,
      ...found,
      clock: { now: now ?? capture.now ?? capture.delivery.receivedAt ?? defaultNow, wall, tolerance, toleranceCap },
      computed: computed.length > 0 ? computed : capture.computed,
      appBody: appBody ?? capture.appBody,
    };
  }

  /** Other providers whose headers the delivery carries, with their own secrets: relays, and mistaken sources. */
  async #neighbours(capture: Capture, provider: Provider): Promise<Neighbour[]> {
    const others = (await this.#catalogue.candidates(capture.delivery)).filter(({ id }) => id !== provider.id);
    return others.slice(0, MAX_NEIGHBOURS).map((other) => {
      const found = this.#secrets.find(other.id, other, this.#catalogue.source(other.id), {
        ...capture,
        secret: undefined,
        secretEnv: undefined,
        publicKey: undefined,
      });
      return {
        provider: other,
        scheme: schemeFor(other, capture.delivery),
        secrets: [...found.secrets, ...found.others],
      };
    });
  }

  #unknown(delivery: Delivery, source: string | undefined): Finding {
    const headers = delivery.headers
      .map(([label]) => label)
      .filter((label) => /sign|hmac|token|webhook|hook/i.test(label));
    const meant = source === undefined ? undefined : nearest(source, Object.keys(names));
    return {
      code: "provider-unknown",
      codes: ["provider-unknown"],
      title:
        source === undefined
          ? "No provider that hookctl knows sends such headers."
          : `No source named "${source}" is known.`,
      detail:
        headers.length > 0
          ? `It carries ${headers.slice(0, 4).join(", ")}.`
          : "It carries no header that looks like a signature.",
      fix: {
        text: `${meant === undefined ? "Name the provider with --source" : `Did you mean ${meant}?`}${meant === undefined ? ", or" : " Or"} define your own in hookctl.config.json.`,
      },
      proof: "fact",
    };
  }
}

/** Is there something that the user's own code computed or saw? */
function asksOfHandler({ computed, appBody }: Question): boolean {
  return appBody !== undefined || (computed !== undefined && computed.length > 0);
}

function withNotes(answer: Answer, notes: readonly Note[]): Answer {
  return { ...answer, verdict: { ...answer.verdict, notes: [...answer.verdict.notes, ...notes] } };
}

const MAX_NEIGHBOURS = 8;
/** After so many deliveries of a run that nothing explains, pairs of causes are no longer searched for: each costs some 10 ms. */
const MAX_UNEXPLAINED = 1_000;

/** A decision that says more is the likelier provider: an expired right signature, a wrong one, a missing secret. */
function weight(decision: Decision): number {
  if (decision.verdict === "stale") return 4;
  if (decision.verdict === "mismatch") return "problem" in decision.outcome ? 1 : 3;
  return decision.verdict === "impossible" ? 2 : 5;
}

function lineOf(capture: Capture): { line?: number } {
  return capture.origin.line === undefined ? {} : { line: capture.origin.line };
}

/** The event's type, where the provider's file says where it is. */
export function eventOf(provider: Provider, delivery: Delivery): string | undefined {
  for (const place of provider.event ?? []) {
    const text = textAt(delivery, place);
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}
