import { Resend } from "resend";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const resend = new Resend("re_made_up");

export default standardOracle({
  id: "resend",
  prefix: "Svix",
  oracle: sdk("resend", "webhooks.verify"),
  headers: [["User-Agent", "Svix-Webhooks/1.62.0"]],
  payload: { type: "email.delivered", created_at: "2026-07-25T17:20:00.126Z", data: { email_id: "56761188-7520-42d8-8898-ff6fc54ce618", to: ["delivered@resend.dev"], subject: "Hi" } },
  verify(received) {
    resend.webhooks.verify({
      payload: textOf(received),
      headers: {
        id: headerOf(received, "svix-id"),
        timestamp: headerOf(received, "svix-timestamp"),
        signature: headerOf(received, "svix-signature"),
      },
      webhookSecret: received.secret,
    });
    return true;
  },
});
