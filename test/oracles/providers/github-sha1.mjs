import { documentedHmac } from "../lib/documented-hmac.mjs";
import verifier from "verify-github-webhook";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const verifyGithubWebhook = verifier.default;

export default documentedHmac({
  id: "github-sha1",
  oracle: sdk("verify-github-webhook", "default"),
  header: "X-Hub-Signature",
  hash: "sha1",
  prefix: "sha1=",
  verify: (received) => received.secret !== "" && verifyGithubWebhook(headerOf(received, "x-hub-signature"), textOf(received), received.secret),
  headers: [["User-Agent", "GitHub-Hookshot/044aadd"], ["X-GitHub-Event", "ping"], ["X-GitHub-Delivery", "0b989ba4-242f-11e5-81e1-c7b6966d2516"]],
  payload: {zen: "Keep it logically awesome — größtenteils.", hook_id: 109948940, hook: {type: "Repository", id: 109948940, name: "web", active: true, events: ["push"]}, repository: {id: 1296269, full_name: "octo-org/hello-world"}, sender: {login: "octocat", id: 1}},
});
