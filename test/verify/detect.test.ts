import { describe, expect, test } from "vitest";
import type { Delivery, Header } from "../../src/core/delivery.ts";
import { detection, loaders } from "../../src/providers/index.generated.ts";
import { candidateIds, rankCandidates } from "../../src/verify/detect.ts";

async function ranked(headers: readonly Header[], body: unknown = {}): Promise<string[]> {
  const delivery: Delivery = { id: "1", method: "POST", target: "/", headers, body: Buffer.from(JSON.stringify(body)) };
  const ids = candidateIds(delivery, detection);
  const candidates = await Promise.all(ids.map(async (id) => (await loaders[id]!()).default));
  return rankCandidates(candidates, delivery).map(({ id }) => id);
}

const HUB: Header = ["X-Hub-Signature", "sha256=00"];
const HUB_256: Header = ["X-Hub-Signature-256", "sha256=00"];
const STANDARD: readonly Header[] = [
  ["webhook-id", "msg_1"],
  ["webhook-timestamp", "1785000000"],
  ["webhook-signature", "v1,AA=="],
];

describe("providers that share a signature header are told apart", () => {
  test.each<[string, readonly Header[], unknown]>([
    ["bitbucket", [HUB, ["X-Event-Key", "repo:push"]], {}],
    ["jira", [HUB, ["X-Atlassian-Webhook-Identifier", "1"]], {}],
    ["jira", [HUB, ["User-Agent", "Atlassian Webhook HTTP Client"]], {}],
    ["jira", [HUB], { webhookEvent: "jira:issue_created" }],
    ["intercom", [["X-Hub-Signature", "sha1=00"]], { type: "notification_event", topic: "ping" }],
    ["meta", [HUB_256], { object: "page", entry: [] }],
    ["meta", [HUB_256, ["User-Agent", "facebookexternalua"]], {}],
    ["github", [HUB_256, ["X-GitHub-Event", "push"]], { object: "page", entry: [] }],
    ["github", [HUB_256, HUB, ["X-GitHub-Event", "push"], ["X-GitHub-Delivery", "1"]], {}],
    ["gitlab", [...STANDARD, ["X-Gitlab-Event", "Push Hook"]], { type: "contact.created" }],
  ])("%s by %j and %j", async (id, headers, body) => {
    expect((await ranked(headers, body))[0]).toBe(id);
  });

  test("a header of one provider alone puts those out that merely read the same signature header", async () => {
    expect(await ranked([...STANDARD, ["X-Gitlab-Event", "Push Hook"]])).toEqual(["gitlab"]);
    expect(await ranked([HUB, ["X-Event-Key", "repo:push"]])).toEqual(["bitbucket"]);
  });

  test("a relay's own signature stays a candidate", async () => {
    const relayed = await ranked([HUB_256, ["X-GitHub-Event", "push"], ["X-Hookdeck-Signature", "AA=="]]);
    expect(relayed).toEqual(expect.arrayContaining(["github", "hookdeck"]));
  });
});

describe("a delivery without a signature is told by its body or user agent", () => {
  test.each<[string, readonly Header[], unknown]>([
    ["plaid", [], { webhook_type: "ITEM", webhook_code: "ERROR" }],
    ["mailgun", [["User-Agent", "mailgun/treq-20.9.0"]], {}],
    ["mailgun", [], { signature: { timestamp: "1", token: "2", signature: "3" } }],
    ["telegram", [], { update_id: 1 }],
    ["trello", [], { action: { type: "updateCard" }, model: { id: "1" } }],
    ["typeform", [], { event_type: "form_response", form_response: { form_id: "1" } }],
    ["calendly", [], { created_by: "https://api.calendly.com/users/A" }],
    ["x", [], { for_user_id: "1" }],
  ])("%s by %j and %j", async (id, headers, body) => {
    expect((await ranked(headers, body))[0]).toBe(id);
  });
});
