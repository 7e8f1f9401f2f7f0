/** One table for every cause that lies in the URL: signed as one, judged as another; and the handler's side. */
import { describe, expect, test } from "vitest";
import type { Delivery, Header } from "../../../src/core/delivery.ts";
import { githubLike, judged, signed, twilioLike } from "../_broken.ts";
import { BODY, bodyOf, computedAs, handler, hubspotLike, top, withHeaders } from "./_variants.ts";

export interface UrlCase {
  readonly name: string;
  readonly signed: string;
  readonly here: string;
  /** The request target; default: that of `here`. */
  readonly target?: string;
  /** Default: the host of `here`. */
  readonly host?: string;
  readonly headers?: readonly Header[];
}

export function urlCases(code: string, cases: readonly UrlCase[]): void {
  describe.each(cases)("$name", (one) => {
    describe.each([twilioLike, hubspotLike])("$provider.name", (signer) => {
      test("in the capture", () => {
        const finding = top(signer, moved(signed(signer, bodyOf(signer), { url: one.signed }), one, one.here));
        expect(finding).toMatchObject({ code, codes: [code], proof: "mac" });
        // The snippets write https.
        expect(finding.fix.topic).toBe(one.signed.startsWith("http:") ? undefined : "public-url");
        expect(finding.title).toMatch(new RegExp(`^${signer.provider.name} signed the URL `));
      });

      test("in the handler", () => {
        // Their code signs what is `signed` here; the capture is right with the other one.
        const delivery = moved(signed(signer, bodyOf(signer), { url: one.here }), one, one.here);
        const theirs = computedAs(signer, { ...delivery, url: one.signed }, signer);
        const finding = handler(signer, delivery, { computed: theirs });
        expect(finding).toMatchObject({ code, codes: [code], proof: "mac" });
        expect(finding!.title).toMatch(/^Your code signs the URL /);
      });
    });

    test("is nothing where the URL is not signed", () => {
      const delivery = moved(signed(githubLike, BODY, { url: one.signed }), one, one.here);
      expect(judged(githubLike, delivery).verdict.verdict).toBe("valid");
    });
  });
}

function moved(delivery: Delivery, { target, host, headers = [] }: UrlCase, url: string): Delivery {
  const here = new URL(url);
  const elsewhere = withHeaders(delivery, (all) => [
    ...all.map(([name, value]) => [name, name === "Host" ? (host ?? here.host) : value] as const),
    ...headers,
  ]);
  return { ...elsewhere, url, target: target ?? here.pathname + here.search };
}
