import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capture } from "../../src/core/delivery.ts";
import { detectFormat } from "../../src/capture/detect.ts";
import { FORMATS } from "../../src/capture/registry.ts";
import { deliveries } from "./arbitraries.ts";
import { readAll, text } from "./helpers.ts";
import { WRITERS } from "./writers.ts";

describe.each(FORMATS)("$id, like every format,", (format) => {
  it("says in one sentence what it keeps and what it cannot", () => {
    expect(format.fidelity).toMatch(/^[A-Z].{30,240}\.$/);
    expect(format.title).toMatch(/^\S.{3,}$/);
    expect(format.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it("has an id of its own, and a round trip below", () => {
    expect(FORMATS.filter(({ id }) => id === format.id)).toHaveLength(1);
    expect(WRITERS.some((writer) => writer.format === format.id)).toBe(true);
  });
});

describe.each(WRITERS)("$format ($name)", ({ format, carries = "bytes", captures = 1, write, kept }) => {
  const delivery = deliveries[carries];

  it("gives back what it can carry, byte for byte", () => {
    fc.assert(
      fc.property(delivery, (sent) => {
        // curl has no NUL in its arguments.
        if (format === "curl" && sent.body.includes(0)) return;
        const results = readAll(write(sent), "capture", { format }) as Capture[];
        expect(results).toHaveLength(captures);
        const [{ delivery: read, fidelity }] = results as [Capture];
        const expected = kept(sent);
        expect(read.method).toBe(expected.method);
        expect(read.headers).toEqual(expected.headers);
        expect(text(read.body)).toBe(text(expected.body));
        expect(fidelity).toBe(carries === "json" ? "reencoded" : "exact");
        expect(read.target).toBe(expected.target ?? sent.target);
      }),
      { numRuns: 150 },
    );
  });

  it("is recognised, whatever it carries", () => {
    if (format === "payload") return;
    fc.assert(
      fc.property(delivery, (sent) => {
        expect(detectFormat(write(sent), "capture")?.format.id).toBe(format);
      }),
      { numRuns: 60 },
    );
  });
});
