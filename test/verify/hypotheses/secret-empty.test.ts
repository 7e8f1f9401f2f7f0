import { describe, expect, test } from "vitest";
import { signed } from "../_broken.ts";
import { bodyOf, computedAs, handler, MAC_SIGNERS, top, variant } from "./_variants.ts";

const WORDS = ["", "undefined", "null", "None"];

/** The signer with a fixed key, whatever its secret. */
const keyed = (signer: (typeof MAC_SIGNERS)[number], key: string): typeof signer =>
  variant(signer, { secret: { decode: "text", toKey: () => Buffer.from(key) } });

describe.each(WORDS)("the key %j", (word) => {
  test.each(MAC_SIGNERS)("$provider.name: whoever signed had no secret", (signer) => {
    const finding = top(signer, signed(keyed(signer, word), bodyOf(signer)));
    expect(finding).toMatchObject({ code: "secret-empty", codes: ["secret-empty"], proof: "mac" });
    expect(finding.title).toContain(word === "" ? "an empty key" : word);
  });

  test.each(MAC_SIGNERS)("$provider.name: the handler has no secret", (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const finding = handler(signer, delivery, { computed: computedAs(signer, delivery, keyed(signer, word)) });
    expect(finding).toMatchObject({ code: "secret-empty", proof: "mac" });
    expect(finding!.title).toMatch(/^Your code computes with/);
  });
});
