import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "google-drive",
  oracle: "developers.google.com/workspace, Drive API: push notifications; as documented, with node:crypto",
  header: "X-Goog-Channel-Token",
  skip: ["last-byte-changed"],
  headers: [["User-Agent", "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)"], ["X-Goog-Channel-ID", "4ba78bf0-6a47-11e2-bcfd-0800200c9a66"], ["X-Goog-Message-Number", "10"], ["X-Goog-Resource-ID", "ret08u3rv24htgh289g"], ["X-Goog-Resource-State", "update"], ["X-Goog-Resource-URI", "https://www.googleapis.com/drive/v3/files/ret08u3rv24htgh289g"], ["X-Goog-Changed", "content,properties"], ["Content-Type", "application/json; utf-8"]],
  payload: "",
});
