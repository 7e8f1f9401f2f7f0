import { describe, expect, test } from "vitest";
import {
  githubLike,
  shopifyLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
  withBody,
} from "../_broken.ts";
import {
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  hubspotLike,
  svixAsHmac,
  top,
  variant,
  withHeaders,
} from "./_variants.ts";

const cgi = (signer: Signer) =>
  withHeaders(signed(signer, BODY), (headers) =>
    headers.map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]),
  );

describe("two causes are one finding, proven together, named after the one nearer to the signature's making", () => {
  test.each([githubLike, stripeLike, svixLike, shopifyLike, slackLike, hubspotLike])(
    "$provider.name: a newline more in the body, quotes around the secret",
    (signer) => {
      const finding = top(signer, withBody(signed(signer, BODY), `${BODY}\n`), { secret: `"${signer.secret}"` });
      expect(finding).toMatchObject({
        code: "secret-whitespace",
        codes: ["secret-whitespace", "body-trailing-newline"],
        proof: "mac",
      });
      expect(finding.title).toContain("Besides:");
    },
  );

  test.each([githubLike, stripeLike, slackLike])("$provider.name: CGI names, a newline in the secret", (signer) => {
    expect(top(signer, cgi(signer), { secret: `${signer.secret}\n` })).toMatchObject({
      codes: ["secret-whitespace", "header-missing"],
      proof: "mac",
    });
  });

  test("hex for base64, made with the undecoded secret", () => {
    const signer = variant(svixAsHmac, { secret: { decode: "text" }, signature: { encoding: "hex" } });
    expect(top(svixLike, signed(signer, BODY))).toMatchObject({
      codes: ["encoding-mismatch", "secret-not-decoded"],
      proof: "mac",
    });
  });

  test("the body alone, with SHA-1", () => {
    const signer = variant(stripeLike, { content: "{body}", algorithm: "sha1" });
    expect(top(stripeLike, signed(signer, BODY))).toMatchObject({
      codes: ["signed-content-template", "algorithm-mismatch"],
      proof: "mac",
    });
  });

  test("the prefix is missing, and another secret is the right one", () => {
    const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", (value) => value.replace("sha256=", ""));
    const finding = top(githubLike, delivery, { secret: "wrong", others: { "env:OTHER": githubLike.secret } });
    expect(finding).toMatchObject({ codes: ["prefix-missing", "secret-other-configured"], proof: "mac" });
  });

  test.each([twilioLike, hubspotLike])("$provider.name: http for https, and a blank after the secret", (signer) => {
    const delivery = { ...signed(signer, bodyOf(signer)), url: "http://hooks.example.com/in" };
    expect(top(signer, delivery, { secret: `${signer.secret} ` })).toMatchObject({
      codes: ["secret-whitespace", "url-scheme-behind-proxy"],
      proof: "mac",
    });
  });
});

describe("the handler's two mistakes", () => {
  test("the undecoded secret, written in hex", () => {
    const delivery = signed(svixLike, BODY);
    const wrong = variant(svixAsHmac, { secret: { decode: "text" }, signature: { encoding: "hex" } });
    const finding = handler(svixLike, delivery, { computed: computedAs(svixLike, delivery, wrong) });
    expect(finding).toMatchObject({
      code: "encoding-mismatch",
      codes: ["encoding-mismatch", "secret-not-decoded"],
      proof: "mac",
    });
  });

  test("t. forgotten, and a newline in the secret", () => {
    const delivery = signed(stripeLike, BODY);
    const wrong = variant(stripeLike, { content: "{body}" }, { signingKey: `${stripeLike.secret}\n` });
    const finding = handler(stripeLike, delivery, { computed: computedAs(stripeLike, delivery, wrong) });
    expect(finding).toMatchObject({ codes: ["signed-content-template", "secret-whitespace"], proof: "mac" });
  });

  test("SHA-512 with another secret of theirs", () => {
    const delivery = signed(githubLike, BODY);
    const wrong = variant(githubLike, { algorithm: "sha512" }, { signingKey: "another of their secrets" });
    const finding = handler(githubLike, delivery, {
      computed: computedAs(githubLike, delivery, wrong),
      others: { "env:APP_SECRET": "another of their secrets" },
    });
    expect(finding).toMatchObject({ codes: ["algorithm-mismatch", "secret-other-configured"], proof: "mac" });
  });
});
