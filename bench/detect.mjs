// Which of all providers may have sent a delivery: by header names, then by what each candidate says of itself.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alternate, bundle, markdownTable, root } from "./lib.mjs";

export const title = "Detection among all providers";

const ROUNDS = 9;

export async function measure() {
  const { candidateIds, rankCandidates, loaders, detection, readCaptures, sign } = await bundle(`
    export { candidateIds, rankCandidates } from "./src/verify/detect.ts";
    export { loaders, detection } from "./src/providers/index.generated.ts";
    export { readCaptures } from "./src/capture/read.ts";
    export { sign } from "./src/verify/sign.ts";`);
  const providers = new Map(
    await Promise.all(Object.entries(loaders).map(async ([id, load]) => [id, (await load()).default])),
  );
  const folder = join(root, "fixtures/deliveries");
  const deliveries = [];
  const unsigned = [];
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".http"))) {
    for (const capture of readCaptures({ bytes: readFileSync(join(folder, file)), name: file })) {
      // As its provider sends it. Without a signature (key pairs, none) only a body tells, and every body is looked at.
      const signed = sign(
        providers.get(file.split("/")[0]),
        capture.delivery,
        "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        { now: 1_785_000_000_000, id: "msg_1" },
      );
      if ("delivery" in signed) deliveries.push(signed.delivery);
      else unsigned.push(capture.delivery);
    }
  }
  // A body that has been parsed once is not parsed again: each round looks at copies, as a stream would bring them.
  const detecting = (list) => () => {
    const fresh = list.map((delivery) => ({ ...delivery, body: Buffer.from(delivery.body) }));
    const started = performance.now();
    for (const delivery of fresh)
      rankCandidates(
        candidateIds(delivery, detection).map((id) => providers.get(id)),
        delivery,
      );
    return ((performance.now() - started) / list.length) * 1000;
  };
  const parse = () => {
    const texts = deliveries.map(({ body }) => Buffer.from(body));
    const started = performance.now();
    for (const text of texts) {
      try {
        JSON.parse(text.toString("utf8"));
      } catch {
        // a form or XML
      }
    }
    return ((performance.now() - started) / deliveries.length) * 1000;
  };
  const rows = await alternate(
    {
      "JSON.parse of the signed ones' bodies": parse,
      [`detection, ${deliveries.length} signed deliveries`]: detecting(deliveries),
      [`detection, ${unsigned.length} without a signature`]: detecting(unsigned),
    },
    ROUNDS,
  );
  const aims = ["", "< 20 µs", ""];
  return markdownTable([
    [`${providers.size} providers`, "each", "times the reference", "aim"],
    ...rows.map(({ name, ms, ratio }, at) => [name, `${ms.toFixed(1)} µs`, ratio.toFixed(2), aims[at]]),
  ]);
}
