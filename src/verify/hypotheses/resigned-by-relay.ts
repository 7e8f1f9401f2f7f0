import { hypothesis, type Mismatch, type Neighbour } from "../hypothesis.ts";
import { nameOf } from "./_secrets.ts";
import { signatureHeld } from "./_signature.ts";

/** Services that receive webhooks and send them on with a signature of their own. */
const GATEWAYS = new Set(["hookdeck", "svix", "convoy", "hostedhooks", "webhookrelay"]);

/** A gateway stood between and signed anew with its own secret: the provider's signature is stale. */
export default hypothesis({
  code: "resigned-by-relay",
  aspect: "scheme",
  rank: 78,
  only: "capture",
  *attempts(mismatch) {
    for (const { provider, scheme, secrets } of gatewaysOf(mismatch)) {
      for (const secret of secrets) {
        yield {
          what: `by ${provider.name}'s recipe with ${nameOf(secret)}`,
          data: `${provider.id}|${provider.name}|${nameOf(secret)}`,
          scheme,
          secret: secret.reveal(),
        };
      }
    }
  },
  suspicion: (mismatch) => {
    const [gateway] = gatewaysOf(mismatch);
    if (!gateway || signatureHeld(mismatch)) return undefined;
    const { id, name } = gateway.provider;
    return {
      title: `The delivery went through ${name}, which may have changed it after ${mismatch.provider.name} signed it.`,
      detail: `It carries ${name}'s own signature, made over what it sent on, with a secret of its own.`,
      fix: { text: `Verify ${name}'s signature with ${name}'s secret: --source ${id}.`, topic: "secret-value" },
      likelihood: 0.65,
    };
  },
  explain: ({ data = "" }, { provider }) => {
    const [id, name, secret] = data.split("|");
    return {
      title: `${name} stood between and signed the delivery anew; ${provider.name}'s own signature no longer holds.`,
      detail: `${name}'s signature is right with ${secret}. What ${name} sends on may differ from what ${provider.name} sent in single bytes.`,
      fix: {
        text: `Verify ${name}'s signature (--source ${id}); ${provider.name}'s is for ${name} to check when it receives.`,
        topic: "secret-value",
      },
    };
  },
});

function gatewaysOf({ neighbours, scheme }: Mismatch): Neighbour[] {
  const own = new Set(scheme.headers.map((name) => name.toLowerCase()));
  return neighbours.filter(
    ({ provider, scheme: other }) =>
      GATEWAYS.has(provider.id) && !other.headers.some((name) => own.has(name.toLowerCase())),
  );
}
