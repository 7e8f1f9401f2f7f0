import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { set } from "../lib/grid/header.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-vercel-signature";

export default {
  id: "vercel",
  oracle: sdk("nuxt-webhook-validators", "isValidVercelWebhook"),
  secret: "kP3vYzR8mQ1wT6nB4cX9sL2d",
  wrongKey: "another secret",
  headers: [["User-Agent", "undici"]],
  payload: {
    id: "uev_6KYlvQ9pSrWmN2aTzXcVbH1d",
    type: "deployment.succeeded",
    createdAt: 1785000000000,
    region: "iad1",
    payload: { team: { id: "team_9xYz" }, deployment: { id: "dpl_5mEq", name: "shop", url: "shop-abc123.vercel.app" }, target: "production" },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha1", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, signature]] }),
  verify: await nuxtValidator("vercel", "isValidVercelWebhook", (secretKey) => ({ secretKey })),
  skip: NUXT_DEPARTURES,
  *cases(make) {
    yield make("prefixed", { reason: "prefix-unexpected", headers: set(HEADER, (value) => `sha1=${value}`) });
  },
};
