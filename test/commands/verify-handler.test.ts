/** `--computed` and `--app-body`: what they say where they are right, wrong, no digest, or of an invalid capture. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const BODY = '{"id":"evt_1","object":"event","type":"charge.succeeded"}';
const SECONDS = 1_785_000_000;

function mac(secret: string, body = BODY): string {
  return createHmac("sha256", secret).update(`${SECONDS}.${body}`).digest("hex");
}

/** Signed over BODY; the capture's own secret is "right". */
function stripe(signer: string, more: { body?: string; lines?: string[] } = {}): string {
  const head = ["# @secret right", ...(more.lines ?? []), "POST /hook HTTP/1.1", "Host: shop.example.com"];
  return [...head, `Stripe-Signature: t=${SECONDS},v1=${mac(signer)}`, "", more.body ?? BODY].join("\n");
}

interface Result {
  readonly verdict: string;
  readonly notes: readonly { code: string; text: string }[];
  readonly handler?: { code: string; title: string };
}

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("valid.http", stripe("right"));
  at.write("valid 2.http", stripe("right"));
  at.write("invalid.http", stripe("other"));
  at.write("stale.http", stripe("right", { lines: [`# @now ${(SECONDS + 3600) * 1000}`] }));
  at.write("same.bin", BODY);
  at.write("seen.bin", `${BODY}\n`);
});
afterAll(() => at.remove());

async function results(args: readonly string[]): Promise<Result[]> {
  const { out } = await at.run(["verify", "--json", ...args]);
  return (JSON.parse(out) as { results: Result[] }).results;
}

function codes(result: Result | undefined): string[] {
  return (result?.notes ?? []).map(({ code }) => code).filter((code) => code !== "age-unknown");
}

describe("of a valid capture", () => {
  it.each([
    ["a right digest is called so", ["--computed", mac("right")], ["computed-matches"], undefined],
    ["with its prefix too", ["--computed", `v1=${mac("right")}`], ["computed-matches"], undefined],
    ["the right bytes are called so", ["--app-body", "same.bin"], ["app-body-matches"], undefined],
    ["a wrong digest is a finding, not a note", ["--computed", mac("right", "")], [], "raw-body-empty"],
    ["other bytes are a finding, not a note", ["--app-body", "seen.bin"], [], "body-trailing-newline"],
    [
      "right bytes, wrong digest: both are said",
      ["--app-body", "same.bin", "--computed", mac("right", "")],
      ["app-body-matches"],
      "raw-body-empty",
    ],
  ])("%s", async (_, args, notes, handler) => {
    const [result] = await results(["valid.http", ...args]);
    expect(result?.verdict).toBe("valid");
    expect(codes(result)).toEqual(notes);
    expect(result?.handler?.code).toBe(handler);
  });

  it("a right digest is told to people in place of the hint", async () => {
    const { out, exit } = await at.run(["verify", "valid.http", "--computed", mac("right")]);
    expect(exit).toBe(0);
    expect(out.replaceAll(/\s+/g, " ")).toContain("Your digest is right: look at how you compare it");
    expect(out).not.toContain("Does your own code disagree?");
  });

  it.each([
    ["short hex", "abcdef", "6 of 64 characters"],
    ["a hex digest that lost a character", mac("right").slice(1), "63 of 64 characters"],
  ])("%s is no digest", async (_, computed, says) => {
    const [result] = await results(["valid.http", "--computed", computed]);
    expect(result?.handler).toMatchObject({ code: "signature-malformed", proof: "fact" });
    expect(result?.handler?.title).toContain("SHA-256");
    expect(result?.handler?.title).toContain(says);
  });
});

describe("of an invalid capture", () => {
  it.each([
    ["what hookctl computes, too", "invalid.http", mac("right"), "computed-matches-expected"],
    ["its own signature", "invalid.http", mac("other"), "computed-matches-signature"],
    [
      "its own signature in base64",
      "invalid.http",
      Buffer.from(mac("other"), "hex").toString("base64"),
      "computed-matches-signature",
    ],
    ["neither", "invalid.http", mac("third"), "computed-needs-valid"],
    ["right, and only time is not", "stale.http", mac("right"), "computed-matches-expected"],
  ])("a digest that is %s is told as that", async (_, file, computed, code) => {
    const [result] = await results([file, "--computed", computed]);
    expect(result?.verdict).toBe("invalid");
    expect(codes(result)).toEqual([code]);
    const { out } = await at.run(["verify", file, "--computed", computed]);
    expect(out.replaceAll(/\s+/g, " ")).toContain(result?.notes.find((note) => note.code === code)?.text);
  });
});

describe("of several captures", () => {
  it("each valid one is compared, and each difference is listed and counted", async () => {
    const args = ["verify", "valid.http", "invalid.http", "valid 2.http", "--computed", mac("right", "")];
    const { out, exit } = await at.run(args);
    expect(exit).toBe(1);
    expect(out.match(/raw-body-empty {2}Your code/g)).toHaveLength(2);
    expect(out).toMatch(/raw-body-empty\W+2\W+stripe 2/);
    expect(out).not.toContain("Does your own code disagree?");
  });
});

describe("the hint", () => {
  it("is a command that can be copied", async () => {
    const { out } = await at.run(["verify", "valid 2.http"]);
    expect(out).toContain("hookctl verify 'valid 2.http' --computed DIGEST\n");
  });

  it.each([
    ["with -q", ["valid.http", "-q"]],
    ["with several captures", ["valid.http", "valid 2.http", "-v"]],
  ])("is not printed %s", async (_, args) => {
    expect((await at.run(["verify", ...args])).out).not.toContain("--computed");
  });
});

describe("what is no digest at all", () => {
  it.each([
    ["empty", ""],
    ["blank", "  "],
    ["words", "not a digest!"],
  ])("is refused: %s", async (_, computed) => {
    const ran = await at.run(["verify", "valid.http", "--computed", computed]);
    expect(ran).toMatchObject({ exit: 2, out: "" });
    expect(ran.err).toContain("--computed is no digest");
  });
});

describe("reports", () => {
  it("JUnit counts no failure where the exit code is 0, and tells what the handler does", async () => {
    const ran = await at.run(["verify", "valid.http", "--computed", mac("right", ""), "--format", "junit"]);
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain('failures="0" errors="0"');
    expect(ran.out).toMatch(/<system-out>[^<]*raw-body-empty/);
  });

  it("SARIF has it as a warning", async () => {
    const ran = await at.run(["verify", "valid.http", "--computed", mac("right", ""), "--format", "sarif"]);
    expect(JSON.parse(ran.out)).toMatchObject({
      runs: [{ results: [{ ruleId: "raw-body-empty", level: "warning" }] }],
    });
  });
});
