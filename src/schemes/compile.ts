import type { Provider } from "../core/provider.ts";
import type { Recipe } from "../core/recipe.ts";
import { asymmetric } from "./asymmetric.ts";
import { hmac } from "./hmac.ts";
import { jwt } from "./jwt.ts";
import type { Scheme } from "./scheme.ts";
import { standardWebhooks } from "./standard-webhooks.ts";
import { basicAuth, none, token } from "./token.ts";

const compiled = new WeakMap<Recipe, Scheme>();

/** The scheme of a recipe, made once. @throws TemplateError for a signed-content template with an unknown word. */
export function compile(recipe: Recipe): Scheme {
  let scheme = compiled.get(recipe);
  if (!scheme) {
    scheme = make(recipe);
    compiled.set(recipe, scheme);
  }
  return scheme;
}

const current = new WeakMap<Provider, readonly [Scheme, ...Scheme[]]>();

/** A provider's schemes that are in use, strongest first; its retired ones only where it has no other. */
export function currentSchemes(provider: Provider): readonly [Scheme, ...Scheme[]] {
  let schemes = current.get(provider);
  if (!schemes) {
    const [first, ...others] = provider.schemes
      .filter((recipe) => !("retired" in recipe) || recipe.retired === undefined)
      .map(compile);
    schemes = [first ?? compile(provider.schemes[0]), ...others];
    current.set(provider, schemes);
  }
  return schemes;
}

function make(recipe: Recipe): Scheme {
  switch (recipe.kind) {
    case "hmac":
      return hmac(recipe);
    case "standard-webhooks":
      return standardWebhooks(recipe);
    case "ed25519":
    case "ecdsa":
    case "rsa":
      return asymmetric(recipe);
    case "jwt":
      return jwt(recipe);
    case "token":
      return token(recipe);
    case "basic-auth":
      return basicAuth(recipe);
    case "none":
      return none(recipe);
    default:
      return recipe satisfies never;
  }
}
