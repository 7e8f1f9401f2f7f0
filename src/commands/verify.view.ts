import type { Renderer, View } from "../report/view.ts";
import type { ReportWriter } from "../report/result.ts";
import { resultJson, type ResultJson } from "./verify-json.ts";
import type { VerifyEvent, VerifyOptions, VerifySummary } from "./verify.ts";

type Event = VerifyEvent | VerifySummary;

/** What `verify` prints, by format; a format's code is loaded when it is asked for. */
export const view: View<VerifyOptions, VerifyEvent> = async (context): Promise<Renderer<VerifyEvent>> => {
  const { format } = context.options;
  switch (format) {
    case "human": {
      const { humanRenderer } = await import("./verify.human.ts");
      return humanRenderer(context);
    }
    case "json": {
      const { JsonDocument } = await import("../report/json.ts");
      const document = new JsonDocument("hookctl.verify/1", "results");
      return rendererOf(
        (json) => document.item(json),
        (summary) => document.end({ summary: { ...summary.counts, durationMs: summary.durationMs } }),
      );
    }
    case "ndjson": {
      const { ndjsonLine } = await import("../report/json.ts");
      return rendererOf(ndjsonLine, () => "");
    }
    case "junit":
      return written((await import("../report/junit.ts")).junitWriter("hookctl verify"));
    case "sarif":
      return written((await import("../report/sarif.ts")).sarifWriter((await import("./version.ts")).version));
    case "markdown":
      return written((await import("../report/markdown.ts")).markdownWriter("hookctl verify"));
    default:
      return format satisfies never;
  }
};

function written(writer: ReportWriter): Renderer<VerifyEvent> {
  return rendererOf(
    (json) => writer.result(json),
    (summary) => writer.end(summary.durationMs),
  );
}

function rendererOf(
  result: (json: ResultJson) => string,
  end: (summary: VerifySummary) => string,
): Renderer<VerifyEvent> {
  const event = (next: Event): string => {
    if (next.type === "summary") return end(next);
    if (next.type === "result") return result(resultJson(next.result));
    if (next.type === "results") return next.results.map((one) => result(resultJson(one))).join("");
    return next.text ?? next.results.map(result).join("");
  };
  return { event };
}
