import XHubSignature from "x-hub-signature";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "youtube",
  oracle: sdk("x-hub-signature", "verify with sha1"),
  header: "X-Hub-Signature",
  hash: "sha1",
  prefix: "sha1=",
  headers: [["Content-Type", "application/atom+xml"], ["User-Agent", "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)"]],
  payload:
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><entry><id>yt:video:VIDEO_ID</id><yt:videoId>VIDEO_ID</yt:videoId><yt:channelId>CHANNEL_ID</yt:channelId><title>Zoë im Café</title><published>2026-07-25T17:20:00+00:00</published><updated>2026-07-25T17:20:00+00:00</updated></entry></feed>\n',
  verify: (received) => new XHubSignature("sha1", received.secret).verify(headerOf(received, "x-hub-signature"), received.body),
});
