import { oneLine } from "../report/escape.ts";
import { jsonText } from "../report/json.ts";
import { padEnd } from "../report/layout.ts";
import type { Renderer, View } from "../report/view.ts";
import type { InitEvent, InitOptions } from "./init.ts";

/** What `init` prints: what it did with each file, and what is next. */
export const view: View<InitOptions, InitEvent> = ({ options, ink }): Renderer<InitEvent> => ({
  event(event) {
    if (event.type !== "initialised") return "";
    const { root, sources, framework, files } = event;
    if (options.format === "json") {
      return `${jsonText({ schema: "hookctl.init/1", root, framework: framework ?? null, sources, files })}\n`;
    }
    const rows = files.map(({ file, what }) => `${padEnd(what, 10)}${oneLine(file)}\n`).join("");
    const found = [...sources, ...(framework === undefined ? [] : [framework])];
    const about = found.length === 0 ? "" : `${padEnd("for", 10)}${oneLine(found.join(", "))}\n`;
    return `${rows}${about}${ink.dim(`${padEnd("next", 10)}put the secrets into .env, then: hookctl verify CAPTURE`)}\n`;
  },
});
