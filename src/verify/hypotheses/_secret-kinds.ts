/** Values that look like another kind of secret than a signing secret, told by how they begin. */

import type { Provider } from "../../core/provider.ts";

interface SecretKind {
  readonly pattern: RegExp;
  /** "an API key of Stripe's" */
  readonly what: string;
  /** Providers whose webhooks are signed with it after all. */
  readonly signs?: readonly string[];
}

/** From the providers' documentation of their credentials; the first that fits. */
const KINDS: readonly SecretKind[] = [
  { pattern: /^sk_(?:live|test)_/, what: "a secret API key", signs: ["paystack", "chargily", "flutterwave"] },
  { pattern: /^pk_(?:live|test)_/, what: "a publishable API key" },
  { pattern: /^rk_(?:live|test)_/, what: "a restricted API key" },
  { pattern: /^we_/, what: "the id of a webhook endpoint" },
  { pattern: /^(?:evt|msg|ep|acct|prj)_/, what: "the id of an object" },
  { pattern: /^shp(?:at|ca|pa|tka)_/, what: "a Shopify access token" },
  { pattern: /^(?:gh[pousr]|github_pat)_/, what: "a GitHub access token" },
  { pattern: /^gl(?:pat|dt|rt|cbt|ptt)-/, what: "a GitLab access token" },
  { pattern: /^xox[a-z](?:\.[a-z]+)?-/, what: "a Slack access token" },
  { pattern: /^xapp-/, what: "a Slack app-level token" },
  { pattern: /^AC[0-9a-f]{32}$/, what: "a Twilio account SID" },
  { pattern: /^SK[0-9a-f]{32}$/, what: "the SID of a Twilio API key" },
  { pattern: /^SG\./, what: "a SendGrid API key" },
  { pattern: /^lin_(?:api|oauth)_/, what: "a Linear API key" },
  { pattern: /^pdl_(?:live|sdbx)_apikey_/, what: "a Paddle API key" },
  { pattern: /^ntfset_/, what: "the id of a Paddle notification setting" },
  { pattern: /^rzp_(?:live|test)_/, what: "the id of a Razorpay API key" },
  { pattern: /^(?:sq0(?:atp|csp|idp)-|EAAA)/, what: "a Square access token or application secret" },
  { pattern: /^sk-(?:ant-|proj-|svcacct-)/, what: "an API key of an AI provider" },
  { pattern: /^re_/, what: "a Resend API key" },
  { pattern: /^polar_(?:oat|pat)_/, what: "a Polar access token" },
  { pattern: /^eyJ[\w-]+\./, what: "a JSON Web Token" },
  { pattern: /^-----BEGIN/, what: "a PEM key or certificate" },
  { pattern: /^https?:\/\//, what: "a URL" },
  {
    pattern: /^(?:<[^>]*>|\$\{?\w+\}?|process\.env\.\w+|%\w+%|\{\{.*\}\})$/,
    what: "a placeholder that nothing filled in",
  },
  {
    pattern:
      /^(?:your|my)[-_ ].*(?:secret|key|here)|^(?:changeme|xxx+|whsec_(?:x{3,}|\.{3}|your.*|test_secret|secret))$/i,
    what: "an example from documentation",
  },
];

/** What the value looks like, where that is no signing secret of the provider; with as much of it as may be shown. */
export function foreignKind(
  secret: string,
  providerId: string,
): { readonly what: string; readonly begins: string | undefined } | undefined {
  const kind = KINDS.find(({ pattern }) => pattern.test(secret));
  if (!kind || kind.signs?.includes(providerId)) return undefined;
  const begins = kind.pattern.exec(secret)![0];
  return {
    what: kind.what,
    begins: begins.length <= MAX_SHOWN && begins.length * 2 < secret.length ? begins : undefined,
  };
}

/** The longest beginning of a secret that is shown: characters. */
const MAX_SHOWN = 16;

/** Providers whose webhooks have a secret for each mode, by their documentation of webhooks. */
const MODES: Readonly<Record<string, string>> = {
  stripe: "test mode, live mode and the CLI's listener",
  paddle: "sandbox and live",
  "paddle-classic": "sandbox and live",
  razorpay: "test and live mode",
  clerk: "development and production instances",
  paypal: "sandbox and live",
  braintree: "sandbox and production",
  square: "sandbox and production",
  plaid: "sandbox and production",
  "lemon-squeezy": "test and live mode",
  polar: "sandbox and production",
  dodopayments: "test and live mode",
};

/** "test and live mode": what has a secret of its own; undefined where that is not known of the provider. */
export function modesOf({ id }: Pick<Provider, "id">): string | undefined {
  return Object.hasOwn(MODES, id) ? MODES[id] : undefined;
}
