/** The lines that check a signature, whole, for one framework's handler, and deliveries to run them on. */
import { frameworkOf, snippet } from "../../../../src/verify/fixes/registry.ts";
import { type FixContext, isSpecial } from "../../../../src/verify/framework.ts";
import { type Signed, signed, ways } from "./catalogue.ts";

export interface Case {
  readonly name: string;
  /** The raw-body fix: a whole handler, with a line where the check belongs. */
  readonly rawBody: readonly string[];
  /** Statements that read the secret and the request, and define `valid`. */
  readonly code: readonly string[];
  /** The variable of the secret. */
  readonly secretEnv: string;
  readonly secret: string;
  /** Another endpoint's. */
  readonly otherSecret: string;
  readonly request: CaseRequest;
}

export interface CaseRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBase64: string;
}

/**
 * Of every way that the engine can sign and whose signed content a template says.
 * @param skip what this language's run has not got the libraries for.
 * @param query of the URLs, for a framework that does not keep every one as it came.
 */
export function casesFor(
  frameworkId: string,
  skip: (context: FixContext) => boolean = () => false,
  query?: string,
): readonly Case[] {
  return ways.flatMap((way) => {
    const { context, name } = way;
    const isToken = context.kind === "token" || context.kind === "basic-auth";
    // A key that only the provider's SDK knows how to make is no snippet's matter.
    if (isSpecial(context) || skip(context) || (context.signedContent === undefined && !isToken)) return [];
    const [delivery, another] = [signed(way, query), signed(way, query)];
    if (!delivery || !another) return [];
    return [
      {
        name,
        rawBody: snippet("raw-body", context, frameworkId) ?? [],
        code: codeFor(context, frameworkId),
        secretEnv: context.secretEnv,
        secret: delivery.secret,
        otherSecret: otherThan(delivery, another),
        request: requestOf(delivery),
      },
    ];
  });
}

function codeFor(context: FixContext, frameworkId: string): readonly string[] {
  const topics = ["secret-value", "public-key", "signature-encoding"] as const;
  if (!frameworkOf(frameworkId)) throw new Error(`no framework ${frameworkId}`);
  return topics.flatMap((topic) => snippet(topic, context, frameworkId) ?? []);
}

/** Key pairs are new each time; of a shared secret one character is changed, and it stays hex and base64. */
function otherThan({ secret }: Signed, another: Signed): string {
  return another.secret === secret ? secret.replace(/00112233/, "00112234") : another.secret;
}

function requestOf({ delivery }: Signed): CaseRequest {
  return {
    method: delivery.method,
    target: (delivery.url ?? delivery.target).replace(/^https:\/\/[^/]+/, ""),
    headers: Object.fromEntries(delivery.headers),
    bodyBase64: Buffer.from(delivery.body).toString("base64"),
  };
}
