import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

let at: Scratch;
beforeAll(() => {
  at = scratch();
});
afterAll(() => at.remove());

describe("providers", () => {
  it.each([
    ["two at a time", ["stripe", "github"]],
    ["a list of one", ["list", "github"]],
    ["nobody", ["show"]],
  ])("does not take %s", async (_, args) => {
    const ran = await at.run(["providers", ...args]);
    expect(ran).toMatchObject({ exit: 2, out: "" });
    expect(ran.err).toContain("hookctl providers");
  });

  it.each([[["stripe"]], [["show", "stripe"]]])("shows one: %s", async (args) => {
    const ran = await at.run(["providers", ...args]);
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain("Stripe-Signature");
  });
});
