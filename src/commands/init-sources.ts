/** Which providers a project receives webhooks from, as far as its dependencies tell: packages of every language. */
import { dependenciesIn } from "../verify/fixes/recognise.ts";

/** By the provider's id: names of packages, as npm, PyPI, RubyGems, Packagist, Maven and Go's modules know them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  adyen: ["@adyen/api-library", "Adyen", "adyen-ruby-api-library", "adyen/php-api-library"],
  braintree: ["braintree", "braintree/braintree_php"],
  clerk: ["@clerk/nextjs", "@clerk/express", "@clerk/fastify", "@clerk/backend", "clerk-backend-api"],
  contentful: ["@contentful/node-apps-toolkit"],
  discord: ["discord-interactions", "discord.js"],
  dodopayments: ["dodopayments", "standardwebhooks-dodopayments"],
  easypost: ["@easypost/api", "easypost", "easypost/easypost-php"],
  elevenlabs: ["@elevenlabs/elevenlabs-js", "elevenlabs"],
  github: ["@octokit/webhooks", "@octokit/app", "octokit", "probot", "PyGithub", "github.com/google/go-github"],
  gocardless: ["gocardless-nodejs", "gocardless-pro", "gocardless_pro", "gocardless/gocardless-pro"],
  hubspot: ["@hubspot/api-client", "hubspot-api-client"],
  intercom: ["intercom-client", "python-intercom"],
  "lemon-squeezy": ["@lemonsqueezy/lemonsqueezy.js", "lemonsqueezy/laravel"],
  line: ["@line/bot-sdk", "line-bot-sdk", "linecorp/line-bot-sdk"],
  linear: ["@linear/sdk"],
  livekit: ["livekit-server-sdk", "livekit-api"],
  mailgun: ["mailgun.js", "mailgun", "mailgun-ruby", "mailgun/mailgun-php"],
  mux: ["@mux/mux-node", "mux_ruby", "mux_python"],
  paddle: ["@paddle/paddle-node-sdk", "paddle-python-sdk", "paddlehq/paddle-php-sdk", "laravel/cashier-paddle"],
  paypal: ["@paypal/paypal-server-sdk", "@paypal/checkout-server-sdk", "paypal-server-sdk"],
  plaid: ["plaid", "plaid-python"],
  polar: ["@polar-sh/sdk", "@polar-sh/nextjs", "polar-sdk"],
  razorpay: ["razorpay", "razorpay/razorpay"],
  replicate: ["replicate"],
  resend: ["resend", "resend/resend-php", "resend/resend-laravel"],
  sanity: ["@sanity/webhook"],
  sendgrid: ["@sendgrid/eventwebhook", "@sendgrid/mail", "sendgrid", "sendgrid-ruby", "sendgrid/sendgrid"],
  shopify: [
    "@shopify/shopify-api",
    "@shopify/shopify-app-remix",
    "@shopify/shopify-app-express",
    "ShopifyAPI",
    "shopify_app",
    "shopify_api",
    "shopify/shopify-api",
  ],
  slack: [
    "@slack/bolt",
    "@slack/events-api",
    "slack-bolt",
    "slack_bolt",
    "slack-ruby-client",
    "github.com/slack-go/slack",
  ],
  square: ["square", "squareup", "square.rb", "square/square"],
  "standard-webhooks": ["standardwebhooks", "standard-webhooks"],
  stripe: [
    "stripe",
    "@stripe/stripe-js",
    "stripe/stripe-php",
    "laravel/cashier",
    "dj-stripe",
    "com.stripe:stripe-java",
    "stripe-java",
    "github.com/stripe/stripe-go",
  ],
  svix: ["svix", "github.com/svix/svix-webhooks"],
  telegram: ["telegraf", "grammy", "node-telegram-bot-api", "python-telegram-bot", "aiogram", "telegram-bot-ruby"],
  twilio: ["twilio", "twilio-ruby", "twilio/sdk", "com.twilio.sdk", "github.com/twilio/twilio-go"],
  twitch: ["@twurple/eventsub-http"],
  workos: ["@workos-inc/node", "@workos-inc/authkit-nextjs", "workos", "workos/workos-php"],
};

/**
 * The ids of the providers whose packages are listed, in alphabetical order.
 * @param manifests their text by the file's name: `package.json`, `requirements.txt` …
 */
export function foundSources(manifests: ReadonlyMap<string, string>): string[] {
  const listed = Array.from(manifests, ([name, text]) => dependenciesIn(name, text));
  return Object.keys(PACKAGES).filter((id) => PACKAGES[id]!.some((name) => listed.some((has) => has(name))));
}
