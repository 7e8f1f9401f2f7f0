import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "uploadcare",
  oracle: "uploadcare.com/docs, secure webhooks, as uploadcare-ruby checks it; re-implemented with node:crypto",
  header: "X-Uc-Signature",
  prefix: "v1=",
  payload: {
    initiator: { type: "api", detail: { request_id: null, addon_name: null } },
    hook: { id: 889783, project_id: 123681, target: "https://hooks.example.com/webhooks/uploadcare", event: "file.uploaded", is_active: true, version: "0.7" },
    data: { uuid: "3bbd2ba8-3e6c-4b5d-9d1a-0f2c4e6a8b1d", original_filename: "photo.jpg", size: 2147483, mime_type: "image/jpeg", is_ready: true },
    file: "https://ucarecdn.com/3bbd2ba8-3e6c-4b5d-9d1a-0f2c4e6a8b1d/photo.jpg",
  },
});
