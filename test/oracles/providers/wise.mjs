import { documentedSignature } from "../lib/documented-signature.mjs";

/** A delivery of Wise's sandbox and the key that Wise publishes for it. */
const GENUINE =
  '{"data":{"resource":{"id":49983981,"profile_id":16055450,"account_id":14124090,"type":"transfer"},"current_state":"incoming_payment_waiting","previous_state":null,"occurred_at":"2021-08-23T10:12:50Z"},"subscription_id":"90aa8e14-4ef1-4a56-861c-f3c9cde097ea","event_type":"transfers#state-change","schema_version":"2.0.0","sent_at":"2021-08-23T10:12:50Z"}';
const SIGNATURE =
  "wKcKCYXAzxNgiu7xmoDm943NUni7Rz33QN8JkEA9dWSGebgndonabgSj18Y4C08OrwVmueGsED2s00M7DtJVcYKOS1i3G4TMVx+mgM3aL9djMBkQtiYNBFUd6wrPI7ZUNHv/TrlKSjTMc+6JFvUvJ7owY3z85e3I4jLRLJowMFvO8kvCJ60+1pY9wDwZvtZ//WS93LrwGjk9Dvwzpmu0w+P4J75tETT5qC3Uv0y5G2yO8SEoO3yNP/tg/BOli02niHb53vEOUWUb9bly6thnfMoXoiV/osoGxgF20R58RlvkAmezyyl1Sv542TfS2DpiwVnmjjjkCyXeSUcKookYLQ==";
const SANDBOX_KEY = [
  "-----BEGIN PUBLIC KEY-----",
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwpb91cEYuyJNQepZAVfP",
  "ZIlPZfNUefH+n6w9SW3fykqKu938cR7WadQv87oF2VuT+fDt7kqeRziTmPSUhqPU",
  "ys/V2Q1rlfJuXbE+Gga37t7zwd0egQ+KyOEHQOpcTwKmtZ81ieGHynAQzsn1We3j",
  "wt760MsCPJ7GMT141ByQM+yW1Bx+4SG3IGjXWyqOWrcXsxAvIXkpUD/jK/L958Cg",
  "nZEgz0BSEh0QxYLITnW1lLokSx/dTianWPFEhMC9BgijempgNXHNfcVirg1lPSyg",
  "z7KqoKUN0oHqWLr2U1A+7kqrl6O2nx3CKs1bj1hToT1+p4kcMoHXA7kA+VBLUpEs",
  "VwIDAQAB",
  "-----END PUBLIC KEY-----",
].join("\n");
const HEADER = "X-Signature-SHA256";

export default documentedSignature({
  id: "wise",
  oracle: "docs.wise.com, webhooks: signatures, with a delivery of its sandbox; re-implemented with node:crypto",
  header: HEADER,
  headers: [["X-Delivery-Id", "a3f1c2d4-5b6e-4f7a-8b9c-0d1e2f3a4b5c"], ["X-Test-Notification", "false"]],
  payload: JSON.parse(GENUINE),
  *cases(make) {
    const genuine = (name, more = {}) =>
      make(`genuine${name}`, { body: GENUINE, publicKey: SANDBOX_KEY, headers: (all) => all.map(([header, value]) => [header, header === HEADER ? SIGNATURE : value]), ...more });
    yield genuine("");
    yield genuine("-changed", { reason: "body-tampered", received: (body) => body.toString().replace("49983981", "49983982") });
    yield genuine("-pretty", { reason: "body-reserialized", received: (body) => JSON.stringify(JSON.parse(body), null, 2) });
  },
});
