import type { CommandEvent, GlobalOptions, SummaryEvent } from "../core/command.ts";
import type { Ink } from "./ink.ts";

export interface ViewContext<Options> {
  readonly options: Options;
  readonly ink: Ink;
  /** Columns that text is laid out in: the terminal's, from 40 to 80, so that nothing is stretched. */
  readonly width: number;
  /** The terminal's own columns; 80 where there is none. For tables that gain from more. */
  readonly columns: number;
}

/** Turns events into text, in any format that the command's spec names (`context.options.format`). */
export interface Renderer<Event> {
  /** What goes to stdout for this event: text ("" for none), or bytes as they are. The last event is a summary. */
  event(event: Event | SummaryEvent): string | Uint8Array | Promise<string>;
}

/** A file `commands/<name>.view.ts` exports one as `view`. */
export type View<Options, Event extends CommandEvent> = (
  context: ViewContext<Options & GlobalOptions>,
) => Renderer<Event> | Promise<Renderer<Event>>;
