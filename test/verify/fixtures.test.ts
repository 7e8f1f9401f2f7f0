import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import http from "../../src/capture/formats/http.ts";
import type { Delivery } from "../../src/core/delivery.ts";
import { textAt } from "../../src/core/fields.ts";
import type { Provider } from "../../src/core/provider.ts";
import type { AsymmetricRecipe } from "../../src/core/recipe.ts";
import { Secret } from "../../src/core/secret.ts";
import { loaders } from "../../src/providers/index.generated.ts";
import { rankCandidates } from "../../src/verify/detect.ts";
import { sign } from "../../src/verify/sign.ts";
import { decide } from "../../src/verify/verify.ts";
import { vectorFiles } from "../helpers/vectors.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "fixtures", "deliveries");
const NOW = 1_785_000_000_000;

const providers = new Map(
  await Promise.all(
    Object.values(loaders).map(async (load) => {
      const { default: provider } = await load();
      return [provider.id, provider] as const;
    }),
  ),
);

const fixtures = readdirSync(FOLDER).flatMap((id) =>
  readdirSync(join(FOLDER, id)).map((file) => ({
    id,
    file,
    name: `${id}/${file}`,
    draft: read(join(FOLDER, id, file)),
  })),
);

function read(file: string): Delivery {
  for (const result of http.read({ bytes: readFileSync(file), name: file })) {
    if ("delivery" in result) return result.delivery;
  }
  throw new Error(`${file} holds no delivery`);
}

/** A secret of the provider's own form, or a key pair as its recipe takes it. */
function keysOf(provider: Provider): { signs: string; verifies: string } {
  const [recipe] = provider.schemes;
  if (recipe.kind === "ed25519" || recipe.kind === "ecdsa" || recipe.kind === "rsa") {
    const pair = pairs[recipe.kind];
    return {
      signs: pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
      verifies: publicText(pair, recipe),
    };
  }
  const line = vectorFiles
    .find(({ source }) => source === provider.id)
    ?.lines.find(({ expect: said, secret }) => said === "valid" && secret);
  return { signs: line?.secret ?? "a made-up secret", verifies: line?.secret ?? "a made-up secret" };
}

const pairs: Record<AsymmetricRecipe["kind"], KeyPairKeyObjectResult> = {
  ed25519: generateKeyPairSync("ed25519"),
  ecdsa: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }),
};

function publicText({ publicKey }: KeyPairKeyObjectResult, { keyFormats: [format] }: AsymmetricRecipe): string {
  if (format === "pem") return publicKey.export({ format: "pem", type: "spki" }).toString();
  if (format === "spki") return publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const jwk = publicKey.export({ format: "jwk" });
  return format === "jwk" ? JSON.stringify(jwk) : Buffer.from(jwk.x!, "base64url").toString(format);
}

/** Why a made-up key does not do for a provider; undefined where it does. */
function whyNotSigned({ schemes: [recipe] }: Provider): string | undefined {
  if (recipe.kind === "none") return "signs nothing";
  if (recipe.kind === "jwt" && !recipe.algorithms.some((algorithm) => algorithm.startsWith("HS")))
    return "signs tokens with a private key that only it has";
  return "companion" in recipe && recipe.companion !== undefined ? `wants its ${recipe.companion} too` : undefined;
}

const signed = fixtures.filter(({ id }) => whyNotSigned(providers.get(id)!) === undefined);

describe("a shipped delivery", () => {
  test("is there for every provider, and for nothing else", () => {
    expect([...new Set(fixtures.map(({ id }) => id))].sort()).toEqual([...providers.keys()].sort());
  });

  test("is not signed here where a made-up key does not do: vectors, if anything, speak for these", () => {
    const left = [...providers.values()].flatMap((provider) => {
      const why = whyNotSigned(provider);
      return why === undefined ? [] : [[provider.id, why]];
    });
    expect(Object.fromEntries(left)).toEqual({
      "azure-event-grid": "signs nothing",
      brevo: "signs nothing",
      datadog: "signs nothing",
      "docker-hub": "signs nothing",
      gumroad: "signs nothing",
      strava: "signs nothing",
      "google-pubsub": "signs tokens with a private key that only it has",
      kinde: "signs tokens with a private key that only it has",
      plaid: "signs tokens with a private key that only it has",
      wix: "signs tokens with a private key that only it has",
      paypal: "wants its webhook id too",
    });
  });

  test.each(signed)("$name is signed, then verified, and refused with another key", ({ id, draft }) => {
    const provider = providers.get(id)!;
    const { signs, verifies } = keysOf(provider);
    const made = sign(provider, draft, signs, { now: NOW, id: "msg_2f9ZkM7q" });
    if ("problem" in made) throw new Error(made.problem.detail);
    expect(verdict(provider, made.delivery, verifies)).toBe("valid");
    expect(verdict(provider, made.delivery, otherKey(verifies))).not.toBe("valid");
  });

  test.each(fixtures)("$name tells its provider and event", ({ id, draft }) => {
    const provider = providers.get(id)!;
    const { signs } = keysOf(provider);
    const made = sign(provider, draft, signs, { now: NOW, id: "msg_2f9ZkM7q" });
    const ranked = rankCandidates([...providers.values()], "problem" in made ? draft : made.delivery).map(
      (candidate) => candidate.id,
    );
    expect(ranked.slice(0, SHARING.has(provider.schemes[0].kind) ? undefined : 1)).toContain(id);
    const event = provider.event?.map((place) => textAt(draft, place)).find((text) => text !== undefined);
    expect(event !== undefined || provider.event === undefined).toBe(true);
  });
});

describe("a provider", () => {
  const judged = new Set(vectorFiles.filter(({ lines }) => lines.length > 0).map(({ source }) => source));

  test.each([...providers.values()])(
    "$id has cases that our code did not make, or says that it has none",
    (provider) => {
      const said = provider.notes?.some((note) => note.startsWith("No independent vector"));
      expect(judged.has(provider.id) || said).toBe(true);
    },
  );

  test("has no case by hookctl itself", () => {
    const ours = vectorFiles.flatMap(({ name, lines }) =>
      lines.filter(({ oracle }) => !oracle || /hookctl/i.test(oracle)).map(({ id }) => `${name} ${id}`),
    );
    expect(ours).toEqual([]);
  });
});

/** Providers that sign after Standard Webhooks look alike: only the secret tells. */
const SHARING = new Set(["standard-webhooks"]);

function verdict(provider: Provider, delivery: Delivery, key: string): string {
  const secrets = [new Secret(key, "test")];
  return decide({
    delivery,
    fidelity: "exact",
    provider,
    secrets,
    others: [],
    searched: [],
    clock: { now: NOW, wall: NOW },
  }).verdict;
}

/** One character in the middle is another. */
function otherKey(key: string): string {
  const at = Math.floor(key.length / 2);
  return key.slice(0, at) + (key[at] === "0" ? "1" : "0") + key.slice(at + 1);
}
