// The shape of the provider's first steps: the check is optional, but its secret stands in the code.
const stripe = require("stripe")("sk_test_123");
const express = require("express");

const app = express();
const endpointSecret = "whsec_123";

app.post("/webhook", express.raw({ type: "application/json" }), (request, response) => {
  let event = request.body;
  if (endpointSecret) {
    const signature = request.headers["stripe-signature"];
    try {
      event = stripe.webhooks.constructEvent(request.body, signature, endpointSecret);
    } catch (err) {
      console.log("Webhook signature verification failed.", err.message);
      return response.sendStatus(400);
    }
  }
  switch (event.type) {
    case "payment_intent.succeeded":
      console.log(event.data.object.amount);
      break;
    default:
      console.log(`Unhandled event type ${event.type}.`);
  }
  response.send();
});
app.listen(4242);
