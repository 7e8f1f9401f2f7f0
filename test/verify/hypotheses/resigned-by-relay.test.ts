import { expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import { Secret } from "../../../src/core/secret.ts";
import { compile } from "../../../src/schemes/compile.ts";
import type { Neighbour } from "../../../src/verify/hypothesis.ts";
import { githubLike, shopifyLike, type Signer, signed, stripeLike, svixLike, withBody } from "../_broken.ts";
import { BODY, signatureHeader, svixAsHmac, top, variant, without } from "./_variants.ts";

const GATEWAY_SECRET = "hookdeck-s1gning-secret";
const shopifyScheme = variant(
  shopifyLike,
  { signature: { header: "X-Hookdeck-Signature" } },
  { signingKey: GATEWAY_SECRET, secret: GATEWAY_SECRET },
);
const hookdeckLike: Signer = {
  ...shopifyScheme,
  provider: { ...shopifyScheme.provider, id: "hookdeck", name: "Hookdeck" },
};

const neighbour = ({ provider, secret }: Signer, ...more: string[]): Neighbour => ({
  provider,
  scheme: compile(provider.schemes[0]),
  secrets: [...more, secret].map((text, at) => new Secret(text, `env:GATEWAY_${at}`)),
});

/** What a provider signed, changed and signed anew by a gateway on its way. */
function relayed(signer: Signer, gateway: Signer): Delivery {
  const stale = withBody(signed(signer, BODY), BODY.replace("1200", "1200.0").replace("invoice", "Invoice"));
  const { headers } = signed(gateway, stale.body);
  return {
    ...stale,
    headers: [
      ...stale.headers,
      ...headers.filter(([name]) =>
        name.toLowerCase().startsWith(signatureHeader(gateway).toLowerCase().replace("signature", "")),
      ),
    ],
  };
}

test.each([githubLike, stripeLike, shopifyLike])(
  "$provider.name through Hookdeck, whose secret is configured",
  (signer) => {
    const finding = top(signer, relayed(signer, hookdeckLike), {
      neighbours: [neighbour(hookdeckLike, "not that one")],
    });
    expect(finding).toMatchObject({ code: "resigned-by-relay", codes: ["resigned-by-relay"], proof: "mac" });
    expect(finding.title).toContain("Hookdeck stood between and signed the delivery anew");
    expect(finding.detail).toContain("GATEWAY_1");
  },
);

test("through Svix", () => {
  const finding = top(githubLike, relayed(githubLike, svixLike), { neighbours: [neighbour(svixLike)] });
  expect(finding).toMatchObject({ code: "resigned-by-relay", proof: "mac" });
});

test("the provider's own header did not come through", () => {
  const delivery = without(relayed(githubLike, hookdeckLike), "X-Hub-Signature-256");
  expect(top(githubLike, delivery, { neighbours: [neighbour(hookdeckLike)] })).toMatchObject({
    code: "resigned-by-relay",
    proof: "mac",
  });
});

test("without the gateway's secret it is a suspicion", () => {
  const finding = top(githubLike, relayed(githubLike, hookdeckLike), {
    neighbours: [{ ...neighbour(hookdeckLike), secrets: [] }],
  });
  expect(finding).toMatchObject({ code: "resigned-by-relay", proof: "none" });
});

test("a provider that uses the gateway's own headers went through none", () => {
  const resend: Signer = { ...svixAsHmac, provider: { ...svixAsHmac.provider, id: "resend", name: "Resend" } };
  const delivery = signed({ ...resend, signingKey: "whsec_b3RoZXI=" }, BODY);
  expect(top(resend, delivery, { neighbours: [neighbour(svixLike)] }).code).toBe("secret-wrong");
});
