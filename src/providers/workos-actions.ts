import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";
import { workosRecipe } from "./_workos.ts";

const isAction = ({ body }: Delivery): boolean => jsonText(body, "object")?.endsWith("_action_context") === true;

export default provider({
  id: "workos-actions",
  name: "WorkOS Actions",
  docs: "https://workos.com/docs/authkit/actions",
  facts: {
    from: ["@workos-inc/node 8.13.0, actions.constructAction (30 seconds)", "workos.com/docs/authkit/actions"],
    checked: "2026-11-24",
    sdk: "@workos-inc/node 8.13.0",
  },
  schemes: [workosRecipe(30)],
  detect: { body: isAction, prefer: isAction },
  event: [{ json: "object" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "not published: an action is a question, asked while a user signs in or up" },
  },
  notes: [
    "Signed as WorkOS's webhooks are, with the secret of the action, but only 30 seconds old at most.",
    "The answer must be signed too: its payload with a timestamp, over timestamp, dot and JSON, with the same secret.",
    "The timestamp is in milliseconds; one in the future is taken. The SDK signs JSON.stringify of the parsed payload.",
  ],
});
