/** Which sources have a secret, and whether it can be one. Values are looked at and never shown. */
import { join } from "node:path";
import type { Capture } from "../core/delivery.ts";
import type { Provider } from "../core/provider.ts";
import type { Secret } from "../core/secret.ts";
import type { System } from "../core/system.ts";
import { loaders } from "../providers/index.generated.ts";
import { currentSchemes } from "../schemes/compile.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import { foreignKind } from "../verify/hypotheses/_secret-kinds.ts";
import { blanksAround } from "../verify/hypotheses/secret-whitespace.ts";
import { Catalogue } from "./catalogue.ts";
import type { Check } from "./doctor-check.ts";
import type { Project } from "./project.ts";
import { shown } from "./doctor-environment.ts";
import { Secrets } from "./secrets.ts";

const NO_OPTIONS = { secretFile: [], secretEnv: [], secret: [], publicKeyFile: [], noCaptureSecret: true };
/** Stands for "any delivery": without options and a capture's own secret, only the source matters. */
const ANY: Capture = {
  delivery: { id: "", method: "POST", target: "/", headers: [], body: new Uint8Array() },
  fidelity: "exact",
  origin: { file: "" },
};
/** The name for whatever source has no variable of its own. */
const COMMON = "HOOKCTL_SECRET";

/** The configured sources, with or without a secret; then the providers that the environment or `.env` has one of. */
export async function secretChecks(project: Project, system: System): Promise<Check[]> {
  const catalogue = new Catalogue(project.config);
  const secrets = new Secrets(system, project, NO_OPTIONS);
  const checks: Check[] = [];
  const envFile = shown(join(project.root, ".env"), system);
  const seen = new Set<string>();
  const add = (source: string, provider: Provider, found: readonly Secret[]): void => {
    for (const secret of found) {
      seen.add(nameOf(secret));
      checks.push(secretCheck(source, provider, secret, envFile));
    }
  };
  for (const [source, config] of project.config.sources) {
    const provider = await catalogue.load(config.provider);
    if (!provider) continue; // the configuration's own check says so
    const { secrets: found, searched } = secrets.find(source, provider, config, ANY);
    add(source, provider, found);
    if (found.length === 0 && currentSchemes(provider)[0].recipe.kind !== "none")
      checks.push(missing(source, config.secretEnv[0] ?? searched.find(isVariable)));
  }
  for (const id of Object.keys(loaders).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const provider = (await catalogue.load(id))!;
    const found = project.config.sources.has(id) ? [] : secrets.find(id, provider, undefined, ANY).secrets;
    add(
      id,
      provider,
      found.filter((secret) => nameOf(secret) !== COMMON && !seen.has(nameOf(secret))),
    );
  }
  const common = system.env[COMMON] ?? project.dotenv[COMMON];
  if (common !== undefined)
    checks.push({ name: "any source", status: "ok", text: `${COMMON}, where a source has none of its own` });
  return checks.length > 0
    ? checks
    : [
        {
          name: "secrets",
          status: "note",
          text: "none in the environment or .env (STRIPE_WEBHOOK_SECRET and the like)",
        },
      ];
}

function missing(source: string, variable: string | undefined): Check {
  return {
    name: source,
    status: "warning",
    code: "secret-missing",
    text: "no secret here: its deliveries stay undecided",
    fix: `Set ${variable ?? "its secret's variable"}, in the environment or in .env.`,
  };
}

function isVariable(label: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(label);
}

/** The variable's name. */
function nameOf({ from }: Secret): string {
  return from.replace(/^\.?env:/, "");
}

function secretCheck(name: string, provider: Provider, secret: Secret, envFile: string): Check {
  const variable = nameOf(secret);
  const place = secret.from.startsWith(".env:") ? `${variable} in .env` : variable;
  const where = secret.from.startsWith(".env:") ? { where: { file: envFile } } : {};
  const wrong = whatIsWrong(provider, secret, variable);
  const value = `${secret.length} characters, #${secret.fingerprint}`;
  if (!wrong) return { name, status: "ok", text: `${place} (${value})` };
  return {
    name,
    status: "problem",
    code: wrong.code,
    text: `${place} (${value}) ${wrong.text}`,
    fix: wrong.fix,
    ...where,
  };
}

interface Wrong {
  readonly code: string;
  readonly text: string;
  readonly fix: string;
}

function whatIsWrong(provider: Provider, secret: Secret, variable: string): Wrong | undefined {
  const value = secret.reveal();
  if (secret.from.includes(" + ")) return undefined; // two values, one of them no secret
  if (value.trim() === "")
    return { code: "secret-empty", text: "is set, and empty", fix: `Give ${variable} its value, or take it away.` };
  const blanks = value.includes("-----BEGIN") ? "" : blanksAround(value);
  if (blanks !== "")
    return {
      code: "secret-whitespace",
      text: `has ${blanks}`,
      fix: `Store the bare value: echo -n and printf %s write no newline, and quotes are a part of it in many readers.`,
    };
  const schemes = currentSchemes(provider);
  const kind = schemes.some(({ symmetric }) => symmetric) ? foreignKind(value, provider.id) : undefined;
  if (kind)
    return {
      code: "secret-kind",
      text: `looks like ${kind.what}${kind.begins === undefined ? "" : ` (it begins with ${kind.begins})`}`,
      fix: `Take the signing secret of the webhook endpoint: ${provider.docs || "see the provider's documentation"}`,
    };
  const detail = malformed(schemes, value);
  return detail === undefined
    ? undefined
    : {
        code: "secret-malformed",
        text: `is not of ${provider.name}'s form: ${detail}`,
        fix: "Copy it anew from the provider, whole.",
      };
}

/** Why no scheme of the provider can use it. */
function malformed(schemes: readonly Scheme[], value: string): string | undefined {
  const keys = schemes.map((scheme) => scheme.key(value));
  const problems = keys.filter(isProblem);
  return problems.length === keys.length ? problems[0]?.detail : undefined;
}
