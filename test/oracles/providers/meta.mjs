import { prefixCases } from "../lib/grid/prefix.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Hub-Signature-256";

export default {
  id: "meta",
  oracle: sdk("nuxt-webhook-validators", "isValidMetaWebhook"),
  secret: "9a1c6be17df24a3fb0c6a7a2f4e0d915",
  wrongKey: "another app secret",
  headers: [["User-Agent", "facebookexternalua"]],
  payload: {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "102290129340398",
        changes: [
          {
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
              messages: [{ from: "16505551234", id: "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRB", timestamp: "1785000000", type: "text", text: { body: "Hello" } }],
            },
            field: "messages",
          },
        ],
      },
    ],
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha256", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha256=${signature}`]] }),
  verify: await nuxtValidator("meta", "isValidMetaWebhook", (appSecret) => ({ appSecret })),
  // It splits at every `=` and looks at the first two parts only: what stands behind a second one is lost on it.
  skip: [...NUXT_DEPARTURES, "digest-padded-more"],
  *cases(make) {
    yield* prefixCases(make, HEADER);
    yield make("sha1-header-beside", { headers: (all) => [...all, ["X-Hub-Signature", `sha1=${"0".repeat(40)}`]] });
    yield make("sha1-header-alone", { reason: "header-missing", headers: (all) => all.map(([name, value]) => [name === HEADER ? "X-Hub-Signature" : name, value]) });
  },
};
