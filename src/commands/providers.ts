import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { Provider } from "../core/provider.ts";
import type { System } from "../core/system.ts";
import { detection, loaders } from "../providers/index.generated.ts";
import { currentSchemes } from "../schemes/compile.ts";
import { Catalogue } from "./catalogue.ts";
import { type Example, exampleOf } from "./provider-example.ts";
import { schemeWords } from "./provider-words.ts";
import { findProject } from "./project.ts";

export const spec = {
  name: "providers",
  summary: "The catalogue: how each provider signs, retries, shakes hands",
  description:
    "Lists the providers that hookctl knows, shows one in full with a worked example computed now, or says how to add your own.",
  arguments: [
    {
      name: "action",
      completes: ["list", "show", "recipe"],
      help: "list (default), show, recipe; or a provider's id, to show it",
    },
    { name: "provider", completes: "source", help: "Whom to show" },
  ],
  options: [
    { name: "search", value: "TEXT", help: "Only those whose id, name or header contains it" },
    { name: "header", value: "NAME", help: "Only those that send this header" },
    { name: "scheme", value: "KIND", help: "Only those that sign so: hmac, sha1, ed25519, jwt, token …" },
  ],
  formats: ["human", "json"],
  examples: [
    { command: "hookctl providers", about: "all of them" },
    { command: "hookctl providers --header x-signature", about: "who sends that header?" },
    { command: "hookctl providers show stripe", about: "one, step by step" },
    { command: "hookctl providers recipe", about: "a template for your own" },
  ],
} as const satisfies CommandSpec;

export type ProvidersOptions = OptionsOf<typeof spec>;
export type ProvidersEvent =
  | { readonly type: "listed"; readonly providers: readonly Provider[]; readonly known: number }
  | { readonly type: "shown"; readonly provider: Provider; readonly example: Example | undefined }
  | { readonly type: "recipe" };

export async function* run(
  options: ProvidersOptions,
  system: System,
): AsyncIterable<ProvidersEvent | CommonEvent | SummaryEvent> {
  const catalogue = new Catalogue(findProject(system, options.config).config);
  const action = options.action ?? "list";
  if (action !== "show" && options.provider !== undefined)
    throw new HookctlError("usage", `${action} takes no further word: "${options.provider}"`, {
      hint: "One provider at a time: hookctl providers show stripe.",
    });
  if (action === "recipe") yield { type: "recipe" };
  else if (action === "list") yield await listed(options, catalogue);
  else {
    const id = action === "show" ? options.provider : action;
    if (id === undefined)
      throw new HookctlError("usage", "show which provider?", { hint: "hookctl providers lists them." });
    const provider = await catalogue.demand(id);
    yield { type: "shown", provider, example: exampleOf(provider, { now: system.clock.now(), id: "msg_1" }) };
  }
  yield { type: "summary", outcome: "yes" };
}

async function listed({ search, header, scheme }: ProvidersOptions, catalogue: Catalogue): Promise<ProvidersEvent> {
  const wanted = header === undefined ? [...catalogue.ids()] : (detection.headers[header.toLowerCase()] ?? []);
  const loaded = await Promise.all(wanted.map((id) => catalogue.load(id)));
  const providers = loaded
    .filter((provider) => provider !== undefined)
    .filter((provider) => fits(provider, search, scheme));
  if (providers.length === 0)
    throw new HookctlError("data", "no provider fits", {
      hint: "hookctl providers lists all; hookctl.config.json can define others.",
    });
  return {
    type: "listed",
    providers: providers.sort((a, b) => (a.id < b.id ? -1 : 1)),
    known: Object.keys(loaders).length,
  };
}

function fits(provider: Provider, search: string | undefined, scheme: string | undefined): boolean {
  const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
  if (scheme !== undefined && !provider.schemes.some((recipe) => has(`${recipe.kind} ${schemeWords(recipe)}`, scheme)))
    return false;
  if (search === undefined) return true;
  return [provider.id, provider.name, ...currentSchemes(provider).flatMap(({ headers }) => headers)].some((text) =>
    has(text, search),
  );
}
