const { App, ExpressReceiver } = require("@slack/bolt");

const receiver = new ExpressReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET });
const app = new App({ token: process.env.SLACK_BOT_TOKEN, receiver });

app.message("hello", async ({ message, say }) => {
  await say(`Hey there <@${message.user}>!`);
});

receiver.router.use((req, res, next) => {
  console.log(`Request time: ${Date.now()}`);
  next();
});
receiver.router.post("/secret-page", (req, res) => res.send("yay!"));

(async () => {
  await app.start(process.env.PORT || 3000);
})();
