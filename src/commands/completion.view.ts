import { oneLine } from "../report/escape.ts";
import type { Renderer, View } from "../report/view.ts";
import type { CompletionEvent, CompletionOptions } from "./completion.ts";

/** A script as it is; candidates a line each. */
export const view: View<CompletionOptions, CompletionEvent> = (): Renderer<CompletionEvent> => ({
  event(event) {
    if (event.type === "script") return event.text;
    if (event.type !== "completed") return "";
    const { candidates, files } = event.completion;
    return (
      candidates.map(({ value, about }) => `${oneLine(value)}\t${oneLine(about)}\n`).join("") +
      (files ? ":files\n" : "")
    );
  },
});
