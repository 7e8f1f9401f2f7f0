/** Where signing secrets come from, in the order of the contract. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Capture } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import type { Provider } from "../core/provider.ts";
import { Secret } from "../core/secret.ts";
import type { System } from "../core/system.ts";
import { webhookVariable } from "../core/variable.ts";
import { compile } from "../schemes/compile.ts";
import type { SourceConfig } from "./config.ts";
import { whyUnreadable } from "./file-error.ts";
import type { Project } from "./project.ts";

export interface SecretOptions {
  readonly secretFile: readonly string[];
  readonly secretEnv: readonly string[];
  readonly secret: readonly string[];
  readonly publicKeyFile: readonly string[];
  /** For gates in CI: what a capture brings along proves nothing. */
  readonly noCaptureSecret: boolean;
}

export interface FoundSecrets {
  /** Of the first place that has any: they give the verdict. */
  readonly secrets: readonly Secret[];
  /** From all other places: for diagnosis only. */
  readonly others: readonly Secret[];
  /** The places, in order, for the message when there is none. */
  readonly searched: readonly string[];
  /** Where a key goes with something configured beside it: that, of the first place that has any. */
  readonly companions?: readonly Secret[];
}

/** From the command line to the environment: what stands nearer to the user comes first, key or secret. */
const LEVELS = ["option", "capture", "config", "environment"] as const;

interface Place {
  readonly level: (typeof LEVELS)[number];
  readonly label: string;
  readonly secrets: readonly Secret[];
}

/** Looks secrets up for sources; what is the same for all captures is read once. */
export class Secrets {
  readonly #system: System;
  readonly #project: Project;
  readonly #options: SecretOptions;
  readonly #files: readonly Secret[];
  readonly #keyFiles: readonly Secret[];
  readonly #ambient: readonly Secret[];
  /** By the source and what the capture brings along. */
  readonly #found = new Map<string, FoundSecrets>();

  /** @throws HookctlError data for a file that cannot be read, usage for a variable that is not set. */
  constructor(system: System, project: Project, options: SecretOptions) {
    this.#system = system;
    this.#project = project;
    this.#options = options;
    this.#files = options.secretFile.map((file) => this.#file(file));
    this.#keyFiles = options.publicKeyFile.map((file) => this.#file(file));
    for (const name of options.secretEnv) {
      if (this.#env(name).length === 0)
        throw new HookctlError("data", `the environment variable ${name} is not set`, {
          hint: `Set it, or put it into ${project.root}/.env.`,
        });
    }
    this.#ambient = this.#lookalikes();
  }

  /** The secrets for one capture of a source. */
  find(source: string, provider: Provider, config: SourceConfig | undefined, capture: Capture): FoundSecrets {
    const { secret, secretEnv, publicKey } = this.#options.noCaptureSecret ? NOTHING : capture;
    const asked = [source, secret, secretEnv, publicKey].join("\0");
    const known = this.#found.get(asked);
    if (known) return known;
    const found = this.#collect(source, provider, config, capture);
    // Captures of a stream mostly share a few secrets; where each has its own, nothing piles up.
    if (this.#found.size >= MAX_REMEMBERED) this.#found.clear();
    this.#found.set(asked, found);
    return found;
  }

  #collect(source: string, provider: Provider, config: SourceConfig | undefined, capture: Capture): FoundSecrets {
    const symmetric = provider.schemes.some((recipe) => compile(recipe).symmetric);
    const keyPair = provider.schemes.some(
      (recipe) => !compile(recipe).symmetric || recipe.kind === "standard-webhooks",
    );
    if (provider.schemes.some((recipe) => "companion" in recipe))
      return this.#accompanied(source, provider, config, capture);
    const places = byLevel([
      ...(keyPair ? this.#keyPlaces(source, provider, capture) : []),
      ...this.#secretPlaces(source, provider, config, capture),
    ]);
    const first = places.find((place) => place.secrets.length > 0);
    const chosen = first?.secrets ?? [];
    const rest = [...places.flatMap((place) => place.secrets), ...this.#generic(provider), ...this.#ambient];
    const searched = symmetric
      ? places.map((place) => place.label)
      : this.#keyPlaces(source, provider, capture).map((place) => place.label);
    return { secrets: chosen, others: distinct(rest, chosen), searched };
  }

  /** Keys, each with what is configured beside it: that is where a secret is with other providers. */
  #accompanied(source: string, provider: Provider, config: SourceConfig | undefined, capture: Capture): FoundSecrets {
    const keys = this.#keyPlaces(source, provider, capture);
    const beside = this.#secretPlaces(source, provider, config, capture);
    const companions = firstOf(beside);
    const whole = companions.filter((secret) => secret.reveal().includes("-----BEGIN"));
    const pairs = (from: readonly Secret[], to: readonly Secret[]): Secret[] =>
      from.flatMap((key) => to.map((companion) => accompaniedKey(key, companion)));
    const secrets = whole.length > 0 ? whole : pairs(firstOf(keys), companions);
    const others = pairs(all(keys), all(beside));
    return {
      secrets,
      others: distinct(others, secrets),
      searched: (companions.length === 0 ? beside : keys).map((place) => place.label),
      companions,
    };
  }

  #secretPlaces(source: string, provider: Provider, config: SourceConfig | undefined, capture: Capture): Place[] {
    const { secretEnv, secret } = this.#options;
    const captureSecret = !this.#options.noCaptureSecret;
    const own = captureSecret
      ? [
          ...(capture.secret === undefined ? [] : [new Secret(capture.secret, "capture")]),
          ...(capture.secretEnv === undefined ? [] : this.#env(capture.secretEnv)),
        ]
      : [];
    const derived = webhookVariable(source, "SECRET");
    const documented = (provider.env ?? []).filter((name) => namesProvider(name, provider));
    return [
      { level: "option", label: "--secret-file", secrets: this.#files },
      { level: "option", label: "--secret-env", secrets: secretEnv.flatMap((name) => this.#env(name)) },
      { level: "option", label: "--secret", secrets: secret.map((value) => new Secret(value, "option")) },
      ...(captureSecret ? [{ level: "capture" as const, label: "the capture's own", secrets: own }] : []),
      {
        level: "config",
        label: "secretEnv of hookctl.config.json",
        secrets: (config?.secretEnv ?? []).flatMap((name) => this.#env(name)),
      },
      { level: "environment", label: derived, secrets: this.#env(derived) },
      ...documented
        .filter((name) => name !== derived)
        .map((name) => ({ level: "environment" as const, label: name, secrets: this.#env(name) })),
      { level: "environment", label: "HOOKCTL_SECRET (environment, then .env)", secrets: this.#env("HOOKCTL_SECRET") },
    ];
  }

  #keyPlaces(source: string, provider: Provider, capture: Capture): Place[] {
    const derived = webhookVariable(source, "PUBLIC_KEY");
    const own =
      !this.#options.noCaptureSecret && capture.publicKey !== undefined
        ? [new Secret(capture.publicKey, "capture")]
        : [];
    // Where a shared secret signs, a name such as ANTHROPIC_WEBHOOK_SIGNING_KEY is that secret's.
    const shared = provider.schemes.some((recipe) => compile(recipe).symmetric);
    const documented = (provider.env ?? []).filter(
      (name) => !shared && /KEY|CERT/.test(name) && namesProvider(name, provider) && name !== derived,
    );
    return [
      { level: "option", label: "--public-key-file", secrets: this.#keyFiles },
      { level: "capture", label: "the capture's own public key", secrets: own },
      { level: "environment", label: derived, secrets: this.#env(derived) },
      ...documented.map((name) => ({ level: "environment" as const, label: name, secrets: this.#env(name) })),
    ];
  }

  /** Generic names of the provider's documentation (`SECRET_KEY`): too common to give a verdict. */
  #generic(provider: Provider): Secret[] {
    return (provider.env ?? []).filter((name) => !namesProvider(name, provider)).flatMap((name) => this.#env(name));
  }

  /** Everything in the environment that looks like a secret: one of them may be the right one. */
  #lookalikes(): Secret[] {
    const names = [...Object.keys(this.#system.env), ...Object.keys(this.#project.dotenv)].filter((name) =>
      LOOKS_SECRET.test(name),
    );
    return names
      .slice(0, MAX_AMBIENT)
      .flatMap((name) => this.#env(name))
      .filter((secret) => secret.length >= 4);
  }

  #env(name: string): Secret[] {
    const value = this.#system.env[name];
    if (value !== undefined) return [new Secret(value, `env:${name}`)];
    const stored = Object.hasOwn(this.#project.dotenv, name) ? this.#project.dotenv[name] : undefined;
    return stored === undefined ? [] : [new Secret(stored, `.env:${name}`)];
  }

  #file(name: string): Secret {
    try {
      return new Secret(withoutFinalNewline(readFileSync(resolve(this.#system.cwd, name), "utf8")), `file:${name}`);
    } catch (error) {
      throw new HookctlError("data", `cannot read ${name}: ${whyUnreadable(error)}`, {
        hint: "It should hold the secret (or key) and nothing else.",
      });
    }
  }
}

function firstOf(places: readonly Place[]): readonly Secret[] {
  return places.find((place) => place.secrets.length > 0)?.secrets ?? [];
}

function all(places: readonly Place[]): Secret[] {
  return places.flatMap((place) => place.secrets);
}

/** A key with what is configured beside it, as the scheme reads both: each on its own line. */
export function accompaniedKey(key: Secret, companion: Secret): Secret {
  return new Secret(`${companion.reveal()}\n${key.reveal()}`, `${companion.from} + ${key.from}`);
}

/** The places in the order of their levels; within one, as they stand. */
function byLevel(places: readonly Place[]): readonly Place[] {
  return LEVELS.flatMap((level) => places.filter((place) => place.level === level));
}

const NOTHING: Pick<Capture, "secret" | "secretEnv" | "publicKey"> = {};
const MAX_REMEMBERED = 500;

const LOOKS_SECRET = /SECRET|TOKEN|KEY|SIGN|WEBHOOK|HMAC/i;
const MAX_AMBIENT = 50;

/** Editors and `echo` end a file with a newline that is no part of the secret: one is taken off. */
function withoutFinalNewline(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/** Does the variable's name contain the provider's? */
export function namesProvider(name: string, provider: Provider): boolean {
  const words = [provider.id, provider.id.split("-")[0]!, provider.name].map((word) =>
    word.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""),
  );
  const bare = name.replaceAll("_", "");
  return words.some((word) => word.length > 0 && bare.includes(word));
}

function distinct(secrets: readonly Secret[], except: readonly Secret[]): Secret[] {
  const seen = new Set(except.map((secret) => secret.reveal()));
  return secrets.filter((secret) => {
    const value = secret.reveal();
    if (value === "" || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}
