import { documentedHmac } from "../lib/documented-hmac.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";

export default documentedHmac({
  id: "dropbox",
  oracle: sdk("nuxt-webhook-validators", "isValidDropboxWebhook"),
  header: "X-Dropbox-Signature",
  verify: await nuxtValidator("dropbox", "isValidDropboxWebhook", (appSecret) => ({ appSecret })),
  skip: NUXT_DEPARTURES,
  headers: [["User-Agent", "DropboxWebhooks/1.0"]],
  payload: {list_folder: {accounts: ["dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc", "dbid:AADXpwkpHbRO3yqTRNDgCBTRuTEzdNPc5Zg"]}, delta: {users: [12345678, 23456789]}},
});
