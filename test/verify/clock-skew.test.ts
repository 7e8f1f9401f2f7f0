/** A timestamp out of tolerance is proven; whose clock is wrong is not. */
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/core/verdict.ts";
import { githubLike, judged, NOW, signed, slackLike, stripeLike } from "./_broken.ts";

interface When {
  /** Seconds after the signature's own time, each: the sender's Date, the receipt, the clock to judge by. */
  readonly date?: number;
  readonly received?: number;
  readonly now: number;
}

function verdict(signer: typeof stripeLike, { date, received, now }: When): Verdict {
  const delivery = signed(signer, "{}", {
    headers: date === undefined ? [] : [["Date", new Date(NOW + date * 1000).toUTCString()]],
  });
  const receipt = received === undefined ? {} : { receivedAt: NOW + received * 1000 };
  return judged(signer, { ...delivery, ...receipt }, { now: NOW + now * 1000 }).verdict;
}

function findings(signer: typeof stripeLike, when: When): (readonly [string, string])[] {
  const judgement = verdict(signer, when);
  return judgement.verdict === "valid" ? [] : judgement.findings.map(({ code, proof }) => [code, proof] as const);
}

describe.each([stripeLike, slackLike])("$provider.name", (signer) => {
  test.each([
    ["ahead", "timestamp-expired", 3_600],
    ["behind", "timestamp-future", -3_600],
  ])("a receiver's clock %s is a suspicion behind the proven age", (_, code, offset) => {
    expect(findings(signer, { date: 0, received: offset, now: offset })).toEqual([
      [code, "mac"],
      ["clock-skew", "none"],
    ]);
    expect(findings(signer, { date: 5, received: offset, now: offset - 5 })).toHaveLength(2);
  });

  test.each<[string, When]>([
    ["there is no Date", { received: 3_600, now: 3_600 }],
    ["nobody knows when it was received", { date: 0, now: 3_600 }],
    ["it is judged long after its receipt", { date: 0, received: 1, now: 3_600 }],
    ["Date is that of a later try", { date: 3_590, received: 3_600, now: 3_600 }],
    ["Date is a little later than the timestamp", { date: 6, received: 3_600, now: 3_600 }],
  ])("no clock is suspected where %s", (_, when) => {
    expect(findings(signer, when)).toEqual([["timestamp-expired", "mac"]]);
  });

  test("a clock that is off by less than the tolerance changes nothing", () => {
    expect(findings(signer, { date: 0, received: 200, now: 200 })).toEqual([]);
  });
});

test("the suspicion names both ways to read it", () => {
  const texts = (offset: number): string[] => {
    const judgement = verdict(stripeLike, { date: 0, received: offset, now: offset });
    const { title, detail } = (judgement.verdict === "valid" ? [] : judgement.findings)[1]!;
    return [title, detail];
  };
  const [ahead, queue] = texts(7_200);
  expect(ahead).toBe("The receiver's clock may be 2 h ahead.");
  expect(queue).toContain("A queue that keeps the headers looks the same.");
  const [behind, sender] = texts(-7_200);
  expect(behind).toBe("The receiver's clock may be 2 h behind.");
  expect(sender).toContain("The sender's clock may be the wrong one as well.");
});

test("a scheme without a timestamp has no age, and no skew", () => {
  expect(findings(githubLike, { date: 0, received: 3_600, now: 3_600 })).toEqual([]);
});
