import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "acuity",
  oracle: "developers.acuityscheduling.com, webhooks; as documented, with node:crypto",
  header: "X-Acuity-Signature",
  encoding: "base64",
  headers: [["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "action=scheduled&id=54321&calendarID=1234&appointmentTypeID=567&timezone=Europe%2FBerlin",
});
