import { describe, expect, test } from "vitest";
import { judgeTime } from "../../src/verify/time.ts";
import { compile } from "../../src/schemes/compile.ts";
import { isProblem } from "../../src/schemes/scheme.ts";
import { NOW, signed, stripeLike } from "./_broken.ts";
import { BODY, changed, variant } from "./hypotheses/_variants.ts";

const lenient = variant(stripeLike, { timestamp: { unit: "s", tolerance: 300, future: "accept" } });

function timeOf(signer: typeof stripeLike, timestamp: number, now: number | undefined) {
  const scheme = compile(signer.provider.schemes[0]);
  const delivery = changed(signed(signer, BODY), "Stripe-Signature", (value) =>
    value.replace(/t=\d+/, `t=${timestamp}`),
  );
  const claim = scheme.read(delivery);
  if (isProblem(claim)) throw new Error(claim.detail);
  return judgeTime(scheme, claim, delivery, { now, wall: NOW }, "Stripe");
}

describe("milliseconds where seconds belong", () => {
  test.each([
    ["the receipt is not known", stripeLike, undefined],
    ["the provider's SDK lets the future pass", lenient, NOW],
  ] as const)("in a valid delivery, where %s, are a note", (_, signer, now) => {
    const { finding, notes } = timeOf(signer, NOW, now);
    expect(finding).toBeUndefined();
    expect(notes.map(({ code }) => code)).toEqual(["timestamp-unit"]);
    expect(notes[0]!.text).toContain(`${NOW}, looks like milliseconds (2026-07-`);
    expect(notes[0]!.text).not.toMatch(/\d d (?:from|ago)/);
  });

  test("are why it is refused, within the tolerance or old besides", () => {
    expect(timeOf(stripeLike, NOW - 60_000, NOW).finding).toMatchObject({ code: "timestamp-unit", proof: "mac" });
    const old = timeOf(stripeLike, NOW - 86_400_000 * 30, NOW).finding;
    expect(old?.code).toBe("timestamp-unit");
    expect(old?.detail).toContain("30 d ago");
  });
});

test("seconds where milliseconds belong are found too", () => {
  const inMs = variant(stripeLike, { timestamp: { unit: "ms", tolerance: 300 } });
  expect(timeOf(inMs, NOW / 1000, NOW).finding).toMatchObject({ code: "timestamp-unit" });
});

test("a time that is merely years away is no other unit", () => {
  expect(timeOf(lenient, NOW / 1000 + 10 * 365 * 86_400, NOW).notes.map(({ code }) => code)).toEqual([
    "timestamp-future",
  ]);
  expect(timeOf(stripeLike, 0, NOW).finding?.code).toBe("timestamp-expired");
});
