import type { Renderer, View } from "../report/view.ts";
import type { SharedEvent, ShareOptions } from "./share.ts";

/** The bundle itself, unless it went into a file; all that is to be said of it are notes. */
export const view: View<ShareOptions, SharedEvent> = (): Renderer<SharedEvent> => ({
  event: (event) => (event.type === "shared" && event.file === undefined ? event.bundle : ""),
});
