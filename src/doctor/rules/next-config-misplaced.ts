import { valueOf } from "../javascript/names.ts";
import { position, property } from "../javascript/tree.ts";
import { rule } from "../rule.ts";
import { exportedConfig } from "./next-body-parser.ts";

/** Route handlers know no `config.api` (nextjs.org/docs/app/api-reference/file-conventions/route-segment-config). */
export default rule({
  code: "next-config-misplaced",
  title: "bodyParser is an option of the pages router",
  *script(file) {
    if (!/(?:^|\/)app\/(?:.+\/)?route\.[cm]?[jt]sx?$/.test(file.path)) return;
    const config = exportedConfig(file);
    const api = config && property(valueOf(file, config), "api");
    if (!api) return;
    yield {
      at: position(config),
      why: "In the app router this export does nothing (newer versions of Next refuse it): no parser runs before a route handler.",
      fix: "Delete the export, and read the bytes with request.text() or request.arrayBuffer(), before anything else.",
      show: { framework: "next", path: file.path.replace(/^.*?(?:^|\/)app(\/.*)?\/route\.\w+$/, "$1") || "/" },
    };
  },
});
