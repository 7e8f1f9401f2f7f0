/**
 * Property tests take the same cases each time, so that a run that was green stays green; `FC_SEED=random npm test`
 * (or a number, to see a failure again) takes others.
 */
import fc from "fast-check";

const asked = process.env["FC_SEED"];
if (asked !== "random") fc.configureGlobal({ seed: asked === undefined ? 20_261_124 : Number(asked) });
