/** Signing: the recipe that verifies, the other way round. */
import type { Delivery } from "../core/delivery.ts";
import { header, withHeader, withoutHeaders } from "../core/headers.ts";
import type { Provider } from "../core/provider.ts";
import type { SigningTime } from "../core/recipe.ts";
import { compile, currentSchemes } from "../schemes/compile.ts";
import { isProblem, type Problem, type Scheme } from "../schemes/scheme.ts";

export type Signed =
  | { readonly delivery: Delivery; readonly scheme: Scheme }
  /** The key is not of the scheme's form, or cannot sign (a public key). */
  | { readonly problem: Problem };

/** The scheme that signs for a provider: its strongest, or the one that the draft already carries a signature of. */
export function signingScheme(provider: Provider, draft: Delivery): Scheme {
  const schemes = currentSchemes(provider);
  return (
    schemes.find((scheme) => scheme.write !== undefined && scheme.present(draft)) ??
    schemes.find((scheme) => scheme.write !== undefined) ??
    schemes[0]
  );
}

/** The delivery id that the draft already carries where the scheme signs one, or undefined. */
export function deliveryIdOf(scheme: Scheme, draft: Delivery): string | undefined {
  for (const name of scheme.idHeaders) {
    const value = header(draft.headers, name.toLowerCase());
    if (value) return value;
  }
  return undefined;
}

/**
 * Signs a draft: old signatures of any of the provider's schemes are replaced, everything else stays, byte for byte.
 * @param key the dashboard's secret, or a private key for schemes with a key pair.
 * @param at the time (Unix ms) and delivery id to sign with.
 */
export function sign(provider: Provider, draft: Delivery, key: string, at: SigningTime): Signed {
  const first = signingScheme(provider, draft);
  // A scheme that finds nothing to sign in the draft (another kind of webhook of the provider) leaves it to the next.
  for (const scheme of new Set([first, ...currentSchemes(provider)])) {
    const made = scheme.key(key);
    if (isProblem(made)) return { problem: made };
    const delivery = scheme.write?.(withoutOldSignatures(provider, draft, scheme), made, at);
    if (delivery) return { delivery: withContentLength(delivery), scheme };
  }
  const detail = first.symmetric
    ? `${provider.name}'s scheme cannot be written by hookctl.`
    : `${provider.name} signs with its own private key: give a private key of your own (PEM) to sign test deliveries.`;
  return { problem: { problem: "public-key-format", where: "key", detail } };
}

/** A JWT scheme replaces its own header: claims of the old token (its issuer) may go into the new one. */
function withoutOldSignatures(provider: Provider, draft: Delivery, scheme: Scheme): Delivery {
  const replaced = provider.schemes.map(compile).filter((other) => other !== scheme || scheme.recipe.kind !== "jwt");
  return {
    ...draft,
    headers: withoutHeaders(
      draft.headers,
      replaced.flatMap(({ signatureHeaders }) => signatureHeaders),
    ),
  };
}

/** A recorded Content-Length follows the body that it now has. */
function withContentLength(delivery: Delivery): Delivery {
  const recorded = header(delivery.headers, "content-length");
  const length = String(delivery.body.length);
  return recorded === undefined || recorded === length
    ? delivery
    : { ...delivery, headers: withHeader(delivery.headers, "Content-Length", length) };
}
