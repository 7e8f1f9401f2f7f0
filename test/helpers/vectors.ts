/** The committed cases: what official SDKs (or, in `docs`, the documentations) say of deliveries. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Delivery, Header } from "../../src/core/delivery.ts";
import { Secret } from "../../src/core/secret.ts";
import type { Provider } from "../../src/core/provider.ts";
import { loaders } from "../../src/providers/index.generated.ts";
import type { Question } from "../../src/verify/verify.ts";

const FOLDER = join(import.meta.dirname, "..", "vectors");

interface Line {
  readonly id: string;
  readonly source: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly bodyBase64: string;
  readonly secret?: string;
  readonly publicKey?: string;
  readonly now: number;
  readonly expect: "valid" | "invalid";
  readonly reason: string;
  readonly class: "core" | "edge";
  readonly oracle: string;
}

export interface VectorFile {
  /** `sdk/stripe` */
  readonly name: string;
  readonly source: string;
  readonly lines: readonly Line[];
}

export const vectorFiles: readonly VectorFile[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: folder }) =>
    readdirSync(join(FOLDER, folder))
      .filter((file) => file.endsWith(".ndjson"))
      .map((file) => {
        const source = file.slice(0, -".ndjson".length);
        return { name: `${folder}/${source}`, source, lines: linesOf(join(FOLDER, folder, file)) };
      }),
  );

function linesOf(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

export async function providerOf(source: string): Promise<Provider> {
  const load = loaders[source];
  if (!load) throw new Error(`no provider is named ${source}`);
  return (await load()).default;
}

/** The question that a line asks, at the line's own clock. */
export function questionOf(line: Line, provider: Provider): Question {
  const { pathname, search } = new URL(line.url);
  const delivery: Delivery = {
    id: line.id,
    method: line.method,
    target: pathname + search,
    url: line.url,
    headers: line.headers,
    body: Buffer.from(line.bodyBase64, "base64"),
  };
  // What a provider wants beside a public key (PayPal's webhook id) stands on a line before it.
  const key = [line.secret, line.publicKey].filter((text) => text !== undefined).join("\n");
  return {
    delivery,
    fidelity: "exact",
    provider,
    secrets: [new Secret(key, "capture")],
    others: [],
    searched: ["the capture"],
    clock: { now: line.now, wall: line.now },
  };
}
