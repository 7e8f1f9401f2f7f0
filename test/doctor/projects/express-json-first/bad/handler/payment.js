const { validateWebhookSignature } = require("razorpay");

exports.onPayment = (req, res) => {
  const genuine = validateWebhookSignature(JSON.stringify(req.body), req.headers["x-razorpay-signature"], process.env.RAZORPAY_WEBHOOK_SECRET);
  res.sendStatus(genuine ? 200 : 401);
};
