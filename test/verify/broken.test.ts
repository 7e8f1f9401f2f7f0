import { describe, expect, test } from "vitest";
import {
  BODY_SIGNERS,
  computedOver,
  handlerFinding,
  judged,
  livekitLike,
  signed,
  slackLike,
  twilioLike,
} from "./_broken.ts";

const FORM = "From=%2B14158675309&To=%2B18005551212&CallStatus=ringing";

describe.each([...BODY_SIGNERS, slackLike, livekitLike, twilioLike])(
  "a delivery signed as $provider.name signs",
  (signer) => {
    const delivery = signed(signer, signer === twilioLike ? FORM : '{"type":"invoice.paid","event":"x"}');

    test("is valid, without any finding", () => {
      expect(judged(signer, delivery).verdict).toMatchObject({ verdict: "valid", assurance: "signature" });
    });

    test.skipIf(signer === BODY_SIGNERS.at(-1))("is as the right handler says", () => {
      expect(
        handlerFinding(signer, delivery, { computed: computedOver(signer, delivery, delivery.body) }),
      ).toBeUndefined();
    });
  },
);
