import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const SIGNED = `POST / HTTP/1.1\nX-Hub-Signature-256: sha256=${createHmac("sha256", "gh").update("{}").digest("hex")}\n\n{}`;

let at: Scratch;
beforeEach(() => {
  at = scratch();
  at.write("x.http", SIGNED);
});
afterEach(() => at.remove());

describe("--secret", () => {
  const commands = ["verify", "sign", "share"];
  it.each(commands)("is warned of by %s, once, with no word of the secret", async (command) => {
    const { exit, err } = await at.run([command, "x.http", "--source", "github", "--secret", "gh"]);
    expect(exit).toBe(0);
    expect(err.match(/note: --secret shows the secret in the process list/g)).toHaveLength(1);
  });

  it.each(commands)("is not warned of by %s with -q, or where it is not given", async (command) => {
    const quiet = await at.run([command, "x.http", "--source", "github", "--secret", "gh", "-q"]);
    const env = { GITHUB_WEBHOOK_SECRET: "gh" };
    const without = await at.run([command, "x.http", "--source", "github", "--secret-env", "GITHUB_WEBHOOK_SECRET"], {
      env,
    });
    expect(quiet.exit + without.exit).toBe(0);
    expect(quiet.err + without.err).not.toContain("process list");
  });
});

describe("a value that cannot be read", () => {
  it.each(["verify", "sign", "share"])("of --now of %s is told with its option", async (command) => {
    const { exit, err } = await at.run([command, "x.http", "--source", "github", "--now", "xyz"]);
    expect(exit).toBe(2);
    expect(err).toContain('--now: "xyz" is not a time');
  });

  it("of HOOKCTL_TOLERANCE is told with the variable", async () => {
    const { exit, err } = await at.run(["verify", "x.http", "--source", "github"], {
      env: { HOOKCTL_TOLERANCE: "abc" },
    });
    expect(exit).toBe(2);
    expect(err).toContain('HOOKCTL_TOLERANCE: "abc" is not a duration');
  });
});

describe("a source without a secret", () => {
  it("is told the variable that is looked up for it, and finds it there", async () => {
    at.write("hookctl.config.json", JSON.stringify({ sources: { "my--payments": { provider: "github" } } }));
    const args = ["verify", "x.http", "--source", "my--payments"];
    const { exit, out } = await at.run(args);
    expect(exit).toBe(3);
    expect(out).toContain("Set MY_PAYMENTS_WEBHOOK_SECRET");
    expect(out).not.toContain("Set GITHUB_WEBHOOK_SECRET");
    expect((await at.run(args, { env: { MY_PAYMENTS_WEBHOOK_SECRET: "gh" } })).exit).toBe(0);
  });
});
