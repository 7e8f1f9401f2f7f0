/** Every shipped delivery, signed with a test secret, whole and broken: the bundle is judged as the capture is. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import http from "../../src/capture/formats/http.ts";
import { readCaptures } from "../../src/capture/read.ts";
import { hookctl } from "../../src/cli/hookctl.ts";
import { commands } from "../../src/commands/index.generated.ts";
import { type MadeKey, makeKey } from "../../src/commands/made-key.ts";
import { deliveryJson } from "../../src/commands/delivery-json.ts";
import type { Delivery, Header } from "../../src/core/delivery.ts";
import { header, withHeader } from "../../src/core/headers.ts";
import { textAt } from "../../src/core/fields.ts";
import type { Provider } from "../../src/core/provider.ts";
import { loaders } from "../../src/providers/index.generated.ts";
import { currentSchemes } from "../../src/schemes/compile.ts";
import { sign } from "../../src/verify/sign.ts";
import { fakeSystem } from "../helpers/fake-system.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/deliveries");
const NOW = 1_785_000_000_000;
const random = { bytes: (count: number) => randomBytes(count), uuid: () => randomUUID() };

const folder = mkdtempSync(join(tmpdir(), "hookctl-share-"));
mkdirSync(join(folder, ".git"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  args: readonly string[],
  stdin: string | Uint8Array,
): Promise<{ exit: number; out: string; err: string }> {
  const input = Object.assign(Readable.from([Buffer.from(stdin)]), { isTTY: false });
  const system = fakeSystem({ cwd: folder, random, stdin: input });
  const exit = await hookctl(args, system, commands);
  return { exit, out: system.out.text, err: system.err.text };
}

interface Case {
  readonly delivery: Delivery;
  /** In place of the right one. */
  readonly secret?: string;
  readonly now?: number;
}
type Damage = (whole: Delivery, provider: Provider, secret: string) => Case | undefined;

const body =
  (change: (text: string) => string | undefined): Damage =>
  (delivery) => {
    const changed = change(Buffer.from(delivery.body).toString("utf8"));
    if (changed === undefined) return undefined;
    const bytes = Buffer.from(changed);
    const recorded = header(delivery.headers, "content-length") !== undefined;
    return {
      delivery: {
        ...delivery,
        body: bytes,
        headers: recorded ? withHeader(delivery.headers, "Content-Length", String(bytes.length)) : delivery.headers,
      },
    };
  };
const json = (change: (value: object) => string): Damage =>
  body((text) => {
    try {
      const value = JSON.parse(text) as unknown;
      return value !== null && typeof value === "object" ? change(value) : undefined;
    } catch {
      return undefined;
    }
  });
const signature =
  (change: (value: string) => string | undefined): Damage =>
  (delivery, provider) => {
    const name = currentSchemes(provider)[0].signatureHeaders.find(
      (one) => header(delivery.headers, one.toLowerCase()) !== undefined,
    );
    if (name === undefined) return undefined;
    const changed = change(header(delivery.headers, name.toLowerCase())!);
    const headers: readonly Header[] =
      changed === undefined
        ? delivery.headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase())
        : withHeader(delivery.headers, name, changed);
    return { delivery: { ...delivery, headers } };
  };
const secret =
  (change: (secret: string) => string): Damage =>
  (delivery, _, right) => ({ delivery, secret: change(right) });

const DAMAGES: Readonly<Record<string, Damage>> = {
  "nothing at all": (delivery) => ({ delivery }),
  "a body written again": json((value) => JSON.stringify(value)),
  "a body written again with blanks": json((value) => JSON.stringify(value, undefined, 4)),
  "a body with its keys in another order": json((value) =>
    JSON.stringify(Object.fromEntries(Object.entries(value).toReversed())),
  ),
  "a body with escapes": body((text) =>
    /[\u0080-\uffff]/.test(text)
      ? text.replaceAll(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
      : undefined,
  ),
  "a body in Latin-1 read as UTF-8": body((text) =>
    /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, "utf8").toString("latin1") : undefined,
  ),
  "a newline more": body((text) => `${text}\n`),
  "CRLF for LF": body((text) => (/[^\r]\n/.test(text) ? text.replaceAll(/\r?\n/g, "\r\n") : undefined)),
  "a body in quotes": json((value) => JSON.stringify(JSON.stringify(value))),
  "a body in base64": body((text) => Buffer.from(text).toString("base64")),
  "a body cut off": body((text) => text.slice(0, -20)),
  "another amount": body((text) => text.replace(/\d\d/, (digits) => String((Number(digits) % 89) + 10))),
  "no body": body(() => ""),
  "an object's name for a body": body(() => "[object Object]"),
  "no signature": signature(() => undefined),
  "a signature in upper case": signature((value) => value.replace(/[0-9a-f]{40,}/, (hex) => hex.toUpperCase())),
  "half a signature": signature((value) => value.slice(0, value.length - 20)),
  "a signature that is none": signature(() => "Zm9vYmFy"),
  "a signature in the other encoding": signature((value) =>
    value.replace(/[0-9a-f]{40,}/, (hex) => Buffer.from(hex, "hex").toString("base64")),
  ),
  "another secret": secret((right) => right.replaceAll(/[a-z0-9](?=[^-]*$)/g, (char) => (char === "a" ? "b" : "a"))),
  "a secret with a newline": secret((right) => `${right}\n`),
  "a secret in quotes": secret((right) => `"${right}"`),
  "a day of delay": (delivery) => ({ delivery, now: NOW + 86_400_000 }),
};

const fixtures = readdirSync(FIXTURES).flatMap((id) => readdirSync(join(FIXTURES, id)).map((file) => ({ id, file })));

async function wholeDelivery(
  id: string,
  file: string,
): Promise<{ delivery: Delivery; provider: Provider; key: MadeKey; configured: string } | undefined> {
  const provider = (await loaders[id]!()).default;
  const [draft] = [...http.read({ bytes: readFileSync(join(FIXTURES, id, file)), name: file })];
  if (!draft || "error" in draft) throw new Error(`${file} holds no delivery`);
  const [{ recipe }] = currentSchemes(provider);
  const key = makeKey(recipe, random);
  if (!key) return undefined;
  const companion = "companion" in recipe && recipe.companion !== undefined ? "WH-2WR32451HC0233532\n" : "";
  const signed = sign(provider, draft.delivery, companion + (key.kind === "secret" ? key.secret : key.privateKey), {
    now: NOW,
    id: "msg_2f9ZkM7q",
  });
  if ("problem" in signed) return undefined;
  return {
    delivery: signed.delivery,
    provider,
    key,
    configured: companion + (key.kind === "secret" ? key.secret : key.publicKey),
  };
}

/** The key as a capture carries it: what stands beside one (PayPal's webhook id) is a secret of its own. */
function captured(key: MadeKey, text: string): { secret?: string; publicKey?: string } {
  if (key.kind === "secret") return { secret: text };
  const [, beside, publicKey] = /^([^\n-]*[^\n-][^\n]*)\n(-----BEGIN.*)$/s.exec(text) ?? [];
  return publicKey === undefined ? { publicKey: text } : { secret: beside!, publicKey };
}

interface Said {
  readonly verdict: string;
  readonly code: string | null;
}

async function verdictOn(capture: string | Uint8Array): Promise<Said> {
  const { out, err } = await run(["verify", "-", "--format", "ndjson"], capture);
  if (out === "") throw new Error(err);
  const { verdict, code } = JSON.parse(out) as Said;
  return { verdict, code };
}

/** Strings and numbers of a JSON text, with those that stand in strings as JSON again. */
function leaves(text: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "string") found.push(value);
    else if (typeof value === "number") found.push(String(value));
    else if (value !== null && typeof value === "object") for (const inner of Object.values(value)) visit(inner);
  };
  try {
    visit(JSON.parse(text));
  } catch {
    for (const value of new URLSearchParams(text).values()) found.push(value);
  }
  return found;
}

const KEPT =
  /^(?:\d{4}-\d\d-\d\d[T ].*|[12]\d{9}(?:\d{3})?(?:\.\d+)?|true|false|null|RS256|ES256|[A-Za-z]{3}|SHA\d+|HMAC.*)$/;

/** Values of the original that are in the bundle although no rule keeps them. */
function survivors(original: Delivery, shared: Delivery, provider: Provider): string[] {
  const events = new Set((provider.event ?? []).map((place) => textAt(original, place)));
  // The address of a public key is the provider's own, and its host is checked.
  const address = currentSchemes(provider)[0].keyUrl;
  if (address) events.add(textAt(original, address));
  const now = new Set(leaves(Buffer.from(shared.body).toString("utf8")));
  return leaves(Buffer.from(original.body).toString("utf8")).filter(
    (value) => value.length > 3 && !KEPT.test(value) && !events.has(value) && now.has(value),
  );
}

describe.each(fixtures)("$id/$file", ({ id, file }) => {
  it("is judged the same when shared, whole and broken", { timeout: 60_000 }, async () => {
    const whole = await wholeDelivery(id, file);
    if (!whole) return;
    const { delivery, provider, configured, key } = whole;
    const damages = Object.entries(DAMAGES).filter(
      (_, at) =>
        at === 0 || process.env["SHARE_ALL"] === "1" || (at + fixtures.findIndex((one) => one.id === id)) % 12 === 0,
    );
    for (const [name, damage] of damages) {
      const broken = damage(delivery, provider, configured);
      if (!broken) continue;
      const { id: _, ...fields } = deliveryJson(broken.delivery, { source: id, now: broken.now ?? NOW });
      const own = captured(key, broken.secret ?? configured);
      const capture = JSON.stringify({ ...fields, target: broken.delivery.target, ...own });
      const before = await verdictOn(capture);
      const shared = await run(["share", "-"], capture);
      expect(shared.exit, `${name}: ${JSON.stringify(before)} ${shared.err}`).toBe(0);
      expect(await verdictOn(shared.out), `${name}\n${shared.out}`).toEqual(before);
      expect(shared.out).not.toContain(configured.slice(-20));
      const [again] = [
        ...readCaptures({ bytes: Buffer.from(shared.out), name: "bundle", readFile: () => Buffer.alloc(0) }),
      ];
      if (!again || "error" in again) throw new Error("the bundle cannot be read");
      expect(survivors(broken.delivery, again.delivery, provider), name).toEqual([]);
    }
  });
});
