import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "clickup",
  oracle: "developer.clickup.com, webhook signature; as documented, with node:crypto",
  header: "X-Signature",
  secret: "O94IM25S7PXBPYTMNXLLET230SRP0S89COR7B1YOJ2ZIE8WQNK5UUKEF26W0Z5GA",
  payload: {
    event: "taskCreated",
    history_items: [
      {
        id: "2800763136717140857",
        type: 1,
        date: "1785000000000",
        field: "status",
        parent_id: "162641062",
        user: { id: 183, username: "John" },
        before: { status: null },
        after: { status: "to do" },
      },
    ],
    task_id: "1vj37mc",
    webhook_id: "7fa3ec74-69a8-4530-a251-8a13730bd204",
  },
});
