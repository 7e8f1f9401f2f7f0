/** hookctl's own code, bundled in memory: the snippets, and deliveries that its engine signs. */
import { join } from "node:path";
import { rolldown } from "rolldown";

export const root = join(import.meta.dirname, "../../../../..");

/** @returns what `test/verify/fixes/helpers/cases.ts` exports, and the host that deliveries are signed for. */
export async function loadEngine() {
  const entry = join(root, "frameworks-entry.ts");
  const source = `export { casesFor } from "./test/verify/fixes/helpers/cases.ts";
export { PUBLIC_HOST } from "./test/verify/fixes/helpers/catalogue.ts";
export { VERIFY } from "./src/verify/fixes/pieces.ts";`;
  const bundle = await rolldown({
    input: "entry",
    cwd: root,
    platform: "node",
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? entry : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}
