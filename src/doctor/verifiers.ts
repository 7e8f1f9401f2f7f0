/** How providers' SDKs check a delivery: facts from their documentation, for whoever reads code that calls them. */

export interface Verifier {
  /** Packages that export it, or a thing that has it; without any, the name alone tells. */
  readonly packages?: readonly string[];
  /** It gives a promise: without `await`, every delivery counts as genuine. */
  readonly asynchronous?: true;
  /** It works on parsed fields, as form parameters: a parser before it does no harm. */
  readonly parsed?: true;
  /** It is a middleware that reads the request itself. */
  readonly middleware?: true;
}

/** By the name of the function or method. */
export const SCRIPT_VERIFIERS: Readonly<Record<string, readonly Verifier[]>> = {
  constructEvent: [{ packages: ["@workos-inc/node"], asynchronous: true }, {}],
  constructEventAsync: [{ asynchronous: true }],
  verify: [
    { packages: ["@octokit/webhooks-methods", "@octokit/webhooks", "octokit", "@upstash/qstash"], asynchronous: true },
    { packages: ["svix", "standardwebhooks", "resend"] },
  ],
  verifyWithFallback: [{ packages: ["@octokit/webhooks-methods"], asynchronous: true }],
  verifyAndReceive: [{ packages: ["@octokit/webhooks", "octokit"], asynchronous: true }],
  verifyWebhook: [
    { packages: ["@clerk/backend/webhooks", "@clerk/nextjs/webhooks", "@clerk/express/webhooks"], asynchronous: true },
  ],
  unwrap: [{ packages: ["openai"], asynchronous: true }],
  verifySignature: [{ packages: ["openai"], asynchronous: true }, {}],
  unmarshal: [{ packages: ["@paddle/paddle-node-sdk"], asynchronous: true }],
  validate: [{ packages: ["@shopify/shopify-api"], asynchronous: true }],
  verifyKey: [{ packages: ["discord-interactions"] }],
  validateEvent: [{ packages: ["@polar-sh/sdk/webhooks"] }],
  validateSignature: [{ packages: ["@line/bot-sdk"] }],
  validateWebhookSignature: [{ packages: ["razorpay"] }],
  validateRequest: [{ packages: ["twilio"], parsed: true }],
  validateExpressRequest: [{ packages: ["twilio"], parsed: true }],
  validateRequestWithBody: [{ packages: ["twilio"] }],
  verifyKeyMiddleware: [{ packages: ["discord-interactions"], middleware: true }],
  createNodeMiddleware: [{ packages: ["@octokit/webhooks", "octokit"], middleware: true }],
  processWebhooks: [{ middleware: true }],
};

/** Web Crypto's answers are promises all. */
export const SUBTLE = /^(?:verify|sign|digest|importKey)$/;

/** Python: the last two names of the call. */
export const PYTHON_VERIFIERS =
  /^(?:(?:stripe\.)?Webhook\.construct_event|(?:\w+\.)?construct_event|WebhookSignature\.verify_header|(?:wh|webhook|hook)\.verify|(?:\w*validator)\.validate|(?:\w*verifier)\.(?:is_valid_request|is_valid|verify)|(?:verify_key|vk)\.verify|hmac\.compare_digest|compare_digest|constant_time_compare)$/i;
