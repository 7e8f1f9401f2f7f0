import { describe, expect, test } from "vitest";
import type { FixTopic } from "../../../src/core/verdict.ts";
import { frameworkOf, frameworks, inShort, snippet } from "../../../src/verify/fixes/registry.ts";
import type { FixContext } from "../../../src/verify/framework.ts";
import { TOPICS, wayOf, ways } from "./helpers/catalogue.ts";

/** What means nothing for a scheme; everything else has a snippet in every framework. */
const EXCEPTIONS: readonly (readonly [way: string, what: string, topics: readonly FixTopic[]])[] = [
  ["stripe", "a list and a time in one header", ["public-key"]],
  ["github", "one signature, no time", ["signature-list", "timestamp", "public-key"]],
  ["svix", "Standard Webhooks", ["public-key"]],
  ["discord", "Ed25519", ["signature-list"]],
  ["sendgrid", "ECDSA", ["signature-list"]],
  ["plaid", "a JWT of a key pair", ["signature-list", "timestamp"]],
  ["livekit", "a JWT of a shared secret", ["signature-list", "timestamp", "public-key"]],
  ["telegram", "a token", ["signed-content", "signature-list", "timestamp", "public-key"]],
  ["mailgun", "a signature in the body", ["signature-list", "public-key"]],
];

describe("every framework answers what means something for a scheme", () => {
  describe.each(EXCEPTIONS)("%s: %s", (name, _, without) => {
    const { context } = wayOf(name);
    test.each(frameworks.map(({ id }) => id))("%s", (id) => {
      const unanswered = TOPICS.filter((topic) => snippet(topic, context, id) === undefined);
      expect(unanswered).toEqual(without);
      expect(TOPICS.filter((topic) => inShort(topic, context).length === 0)).toEqual(without);
    });
  });

  test("and nothing but the request where nothing is signed", () => {
    const context: FixContext = { ...wayOf("telegram").context, kind: "none" };
    const answered = TOPICS.filter((topic) => snippet(topic, context, "express") !== undefined);
    expect(answered).toEqual(["raw-body", "body-encoding", "public-url"]);
  });

  test("an unknown framework has no snippet", () => {
    expect(snippet("raw-body", wayOf("stripe").context, "cobol")).toBeUndefined();
    expect(frameworkOf("express")?.name).toBe("Express");
  });
});

const PLACEHOLDERS =
  /\b(?:[Tt]odo|TODO|FIXME|XXX|foo|bar|baz|[Yy]our|example|placeholder|undefined)\b|<[a-z-]+>|\.{3}(?!\w|\[)|…|\{named:/;

/** A tab counts as four columns. */
const columns = (line: string): number => line.replaceAll("\t", "    ").length;

describe.each(ways)("the lines for $name", ({ context }) => {
  const all = frameworks.flatMap(({ id }) =>
    TOPICS.map((topic) => ({ id, topic, lines: snippet(topic, context, id) ?? [] })),
  );

  test("are at most twelve, of 76 columns", () => {
    expect(all.filter(({ lines }) => lines.length > 12)).toEqual([]);
    expect(all.filter(({ lines }) => lines.some((line) => columns(line) > 76))).toEqual([]);
    expect(all.filter(({ lines }) => lines.some((line) => line.includes("\n") || /\s$/.test(line)))).toEqual([]);
  });

  test("leave nothing to fill in", () => {
    expect(all.filter(({ lines }) => PLACEHOLDERS.test(lines.join("\n")))).toEqual([]);
  });

  test("in short are at most fifteen, of 76 columns, none of them cut", () => {
    for (const topic of TOPICS) {
      const lines = inShort(topic, context);
      expect(lines.length).toBeLessThanOrEqual(15);
      expect(lines.filter((line) => line.length > 76 || PLACEHOLDERS.test(line))).toEqual([]);
    }
  });
});

describe("the provider's own facts are in the lines", () => {
  const lines = (topic: FixTopic, way: string, framework: string): string =>
    (snippet(topic, wayOf(way).context, framework) ?? []).join("\n");

  test.each([
    ["stripe", "signature-encoding", "express", '"v1=" + createHmac("sha256", secret)'],
    ["stripe", "timestamp", "fastapi", "> 300:"],
    ["svix", "secret-decode", "express", 'Buffer.from(secret.replace(/^whsec_/, ""), "base64")'],
    ["svix", "signed-content", "go", 'mac.Write([]byte(id + "." + timestamp + "."))'],
    ["slack", "signed-content", "rails", '"v0:#{timestamp}:" + request.raw_post'],
    ["github", "signature-encoding", "laravel", "'sha256=' . hash_hmac('sha256', $content, $secret)"],
    ["shopify", "signature-encoding", "spring", "Base64.getEncoder().encodeToString"],
    ["twilio", "signed-content", "flask", 'f"{url}{sorted_params}"'],
    ["hubspot", "timestamp", "next", "Number(timestamp) / 1000"],
    ["zendesk", "timestamp", "django", "datetime.fromisoformat(timestamp)"],
    ["discord", "public-key", "workers", 'format: "der", type: "spki"'],
    ["github", "secret-value", "hono", "env(c).GITHUB_WEBHOOK_SECRET"],
    ["github", "raw-body", "express", '"/webhooks/github"'],
    ["mailgun", "header", "express", "data?.signature?.signature"],
  ] as const)("%s, %s, %s", (way, topic, framework, text) => {
    expect(lines(topic, way, framework)).toContain(text);
  });

  test("the variable is the one that the secret came from", () => {
    const { context } = wayOf("slack");
    expect(snippet("secret-value", { ...context, secretEnv: "SLACK_SIGNING_SECRET" }, "koa")?.join("\n")).toContain(
      "process.env.SLACK_SIGNING_SECRET?.trim()",
    );
  });

  test("where code makes the signed content, no template is shown for it", () => {
    expect(wayOf("contentful").context.signedContent).toBeUndefined();
    expect(lines("signed-content", "contentful", "express")).toContain(".update(content)");
  });
});
