import { describe, expect, test } from "vitest";
import { explain } from "../../src/verify/explain.ts";
import { decide, type Question } from "../../src/verify/verify.ts";
import { providerOf, questionOf, vectorFiles } from "../helpers/vectors.ts";

/** `valid`, or `invalid` where it is not; an empty secret cannot be judged by, and SDKs refuse it. */
function yesOrNo(question: Question): "valid" | "invalid" {
  return decide(question).verdict === "valid" ? "valid" : "invalid";
}

describe("the verdict agrees with the provider's own SDK", () => {
  test("there are cases for every kind of oracle", () => {
    expect(vectorFiles.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["shared/stripe", "sdk/stripe", "sdk/svix", "sdk/twilio"]),
    );
  });

  test.each(vectorFiles)("$name", async ({ source, lines }) => {
    const provider = await providerOf(source);
    const differing = lines
      .map((line) => ({ line, said: yesOrNo(questionOf(line, provider)) }))
      .filter(({ line, said }) => said !== line.expect)
      .map(({ line, said }) => `${line.id}: hookctl says ${said}, ${line.oracle} ${line.expect}`);
    expect(differing).toEqual([]);
    expect(lines.some((line) => line.expect === "valid")).toBe(true);
  });
});

describe("every case that is not valid has findings, and every valid one has none", () => {
  const shared = vectorFiles.filter(({ name }) => name.startsWith("shared/"));
  test.each(shared)("$name", async ({ source, lines }) => {
    const provider = await providerOf(source);
    for (const line of lines) {
      const question = questionOf(line, provider);
      const { verdict } = explain(question, decide(question));
      const codes = verdict.verdict === "valid" ? [] : verdict.findings.map(({ code }) => code);
      expect([line.id, verdict.verdict, codes.length > 0]).toEqual([line.id, line.expect, line.expect === "invalid"]);
    }
  });
});
