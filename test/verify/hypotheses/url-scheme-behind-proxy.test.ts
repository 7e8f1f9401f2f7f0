import { describe, expect, test } from "vitest";
import { signed, twilioLike } from "../_broken.ts";
import { FORM, top } from "./_variants.ts";
import { urlCases } from "./_url-cases.ts";

urlCases("url-scheme-behind-proxy", [
  { name: "the app sees http", signed: "https://hooks.example.com/in?a=1", here: "http://hooks.example.com/in?a=1" },
  { name: "the app thinks https", signed: "http://hooks.example.com/in", here: "https://hooks.example.com/in" },
  {
    name: "with a port of its own",
    signed: "https://hooks.example.com:8443/in",
    here: "http://hooks.example.com:8443/in",
  },
  { name: "with a fragment", signed: "https://hooks.example.com/in#rc=5", here: "http://hooks.example.com/in#rc=5" },
]);

describe("where the capture states no scheme", () => {
  const found = (url: string) => {
    const { url: _, ...delivery } = signed(twilioLike, FORM, { url });
    return top(twilioLike, delivery);
  };

  test("https was hookctl's own assumption, and the proven URL is printed", () => {
    const finding = found("http://hooks.example.com/in");
    expect(finding).toMatchObject({ code: "url-scheme-behind-proxy", proof: "mac" });
    expect(finding.title).toBe(
      "Twilio signed the URL with http; the capture states no scheme, and hookctl assumed https.",
    );
    expect(finding.fix).toEqual({
      text: "Verify with the URL exactly as it is configured at Twilio. Here: --url http://hooks.example.com/in.",
    });
  });

  test("a query, which may hold a token, is not printed", () => {
    expect(found("http://hooks.example.com/in?token=hush").fix.text).toContain(
      "--url 'http://hooks.example.com/in?…'.",
    );
  });
});
