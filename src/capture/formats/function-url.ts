import { isFunctionUrl, isPayload2, readPayload2 } from "../aws-payload2.ts";
import { jsonFormat } from "../json-format.ts";

/** A Lambda function URL (Lambda developer guide, "Invoking Lambda function URLs"): payload format 2.0 again. */
export default jsonFormat({
  id: "function-url",
  title: "a Lambda function URL event",
  fidelity:
    "Keeps the body's bytes (as base64 or text) and the query as it came; header names come in lower case, repeated headers joined by commas.",
  fits: (event) => (isPayload2(event) && isFunctionUrl(event) ? 0.95 : 0),
  captures: (spot) => [readPayload2(spot)],
});
