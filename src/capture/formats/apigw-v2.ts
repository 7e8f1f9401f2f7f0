import { isFunctionUrl, isPayload2, readPayload2 } from "../aws-payload2.ts";
import { jsonFormat } from "../json-format.ts";

/** API Gateway's HTTP API with payload format 2.0 (API Gateway developer guide, "payload format version"). */
export default jsonFormat({
  id: "apigw-v2",
  title: "an API Gateway event (payload 2.0)",
  fidelity:
    "Keeps the body's bytes (as base64 or text) and the query as it came; header names come in lower case, repeated headers joined by commas.",
  fits: (event) => (isPayload2(event) && !isFunctionUrl(event) ? 0.9 : 0),
  captures: (spot) => [readPayload2(spot)],
});
