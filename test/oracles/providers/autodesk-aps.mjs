import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "autodesk-aps",
  oracle: "aps.autodesk.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "x-adsk-signature",
  prefix: "sha1hash=",
  hash: "sha1",
  headers: [["x-adsk-delivery-id", "a02b3c4d-0e1f-4a5b-8c6d-7e8f9a0b1c2d"]],
  payload: {
    version: "1.0",
    resourceUrn: "urn:adsk.wipprod:fs.file:vf.30q3Jb2fQ0iAnJUNpyBVNA?version=1",
    hook: {
      hookId: "0f60f6a0-996c-11e7-abf3-51d68cff984c",
      tenant: "urn:adsk.wipprod:fs.folder:co.wT5lCWlXSKeo3razOfHJAw",
      callbackUrl: "https://hooks.example.com/webhooks/autodesk-aps",
      createdBy: "JTZ8GKYRDK2S",
      event: "dm.version.added",
      createdDate: "2026-07-25T17:00:00.000+0000",
      system: "data",
      creatorType: "O2User",
      status: "active",
      scope: { folder: "urn:adsk.wipprod:fs.folder:co.wT5lCWlXSKeo3razOfHJAw" },
    },
    payload: { name: "Floor plan.rvt", ext: "rvt", size: 4096, version: "1", project: "4f8b8b74-3853-473d-85c4-4e8a8bff885b" },
  },
});
