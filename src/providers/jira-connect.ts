import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { signedUrl } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "jira-connect",
  name: "Jira Connect apps",
  docs: "https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/",
  facts: {
    from: [
      "atlassian-jwt 2.0.3, decodeSymmetric and createQueryStringHash",
      "developer.atlassian.com, Jira Cloud: understanding JWT for Connect apps; webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
    sdk: "atlassian-jwt 2.0.3",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Authorization",
      prefix: "JWT ",
      algorithms: ["HS256"],
      required: ["iss", "exp", "qsh"],
      lifetime: 180,
      demands: bindsRequest,
      claims: (draft) => ({ iss: "hookctl", qsh: queryStringHash(draft) }),
    },
  ],
  detect: {
    headers: ["x-atlassian-webhook-identifier"],
    body: ({ body }) => jsonText(body, "webhookEvent") !== undefined,
    prefer: ({ headers }) => header(headers, "authorization")?.startsWith("JWT ") === true,
  },
  event: [{ json: "webhookEvent" }, { json: "eventType" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 5,
      note: "5 to 15 minutes between tries, at random; after 408, 409, 425, 429, 5xx, timeouts and connection errors",
    },
  },
  notes: [
    "The key is the sharedSecret of the installation, as it stands.",
    "The claim qsh binds method, path and query, none of the body.",
    "The path is the one below the app's base URL; hookctl takes the URL's whole path, so a base URL with a path of its own is not known to it.",
    "Atlassian ends Connect in favour of Forge, whose webhooks are not signed this way.",
  ],
});

function bindsRequest(delivery: Delivery): string | undefined {
  const claims = bodyJson(
    Buffer.from((header(delivery.headers, "authorization") ?? "").split(".")[1] ?? "", "base64url"),
  );
  const claimed = jsonValue(claims, "qsh");
  return claimed === queryStringHash(delivery)
    ? undefined
    : "The token is right, but its qsh is that of another method, path or query.";
}

/** Atlassian's query string hash: method, path and query in canonical form. */
function queryStringHash(delivery: Delivery): string {
  const { pathname, searchParams } = new URL(signedUrl(delivery));
  const path = pathname.replaceAll("&", "%26").replace(/(?<=.)\/$/, "");
  const names = [...new Set(searchParams.keys())].filter((name) => name !== "jwt").sort();
  const query = names.map((name) => `${encode(name)}=${searchParams.getAll(name).sort().map(encode).join(",")}`);
  return createHash("sha256")
    .update(`${delivery.method.toUpperCase()}&${path}&${query.join("&")}`)
    .digest("hex");
}

/** RFC 3986: all but the unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
