const router = require("express").Router();
// The administration of webhooks, no receiver of them.
router.post("/", (req, res) => res.status(201).json({ url: req.body.url }));
module.exports = router;
