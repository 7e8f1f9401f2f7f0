const express = require("express");
const { onPayment } = require("./payment");

module.exports = function routes(app) {
  app.use(express.json(), (req, res, next) => next());
  app.route("/payments/hook").post(onPayment);
};
