import { Webhooks } from "@octokit/webhooks";

const webhooks = new Webhooks({ secret: process.env.WEBHOOK_SECRET });

export const handleWebhook = async (req, res) => {
  const signature = req.headers["x-hub-signature-256"];
  const body = await req.text();
  if (!(await webhooks.verify(body, signature))) {
    res.status(401).send("Unauthorized");
    return;
  }
  await webhooks.verifyAndReceive({ id: req.headers["x-github-delivery"], name: req.headers["x-github-event"], payload: body, signature });
  res.status(200).end();
};
