import type { Capture } from "../../core/delivery.ts";
import { type Body, formBody, isForm, NO_BODY, parsedBody } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/** GitHub's REST API, "Get a delivery" of a repository, organization or app webhook: `gh api …/deliveries/ID`. */
export default jsonFormat({
  id: "github-delivery",
  title: "a GitHub webhook delivery (gh api …/deliveries/ID)",
  fidelity:
    "Keeps the headers and the URL; the body comes parsed, so its bytes are a guess; header names are as GitHub's API writes them.",
  fits: ({ guid, delivered_at: deliveredAt }) =>
    typeof guid === "string" && typeof deliveredAt === "string" ? 0.95 : 0,
  captures: (spot) => [readDelivery(spot)],
});

function readDelivery(spot: JsonSpot): Capture {
  const request = spot.at("request");
  if (!isObject(request.value))
    throw spot.error(
      "this delivery has no request: the list of deliveries leaves it out",
      "Ask for the delivery by its id: gh api /repos/OWNER/REPO/hooks/HOOK_ID/deliveries/ID.",
    );
  const headers = readHeaders(request.value["headers"], "headers", request);
  const payload = request.at("payload");
  return captureOf(spot.origin, {
    id: spot.string("guid"),
    url: spot.string("url"),
    headers,
    body: isForm(headers) ? inForm(payload) : payload.value === undefined ? NO_BODY : parsedBody(payload),
    receivedAt: readTime(spot.at("delivered_at").value),
    source: "github",
  });
}

/** A webhook with the content type of a form sends the JSON as the parameter `payload`. */
function inForm(payload: JsonSpot): Body {
  return formBody([["payload", compact(payload.raw())]]);
}

/** JSON without the blanks that `gh` prints for people; numbers and escapes stay. */
function compact(json: string): string {
  return json.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\r\n]+/g, "$1");
}
