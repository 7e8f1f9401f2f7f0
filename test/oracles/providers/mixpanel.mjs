import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "mixpanel",
  oracle: "docs.mixpanel.com, cohort sync: webhooks, Basic Auth; as documented, with node:crypto",
  basic: true,
  headers: [["User-Agent", "Mixpanel"]],
  payload: {action: "add_members", parameters: {mixpanel_project_id: "1", mixpanel_cohort_name: "Käufer im Juli", mixpanel_cohort_id: "424242", mixpanel_cohort_description: "", mixpanel_session_id: "9f2d7c1a", page_info: {total_pages: 1, page_count: 1}, members: [{$distinct_id: "zoe", $email: "zoe@example.com", $first_name: "Zoë"}]}},
});
