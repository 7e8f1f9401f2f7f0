/** `hookctl help <topic>`: what belongs to no single command. */
import { EXIT_CODES } from "./exit-codes.ts";

export const TOPICS: Readonly<Record<string, { readonly summary: string; readonly text: () => string }>> = {
  "exit-codes": {
    summary: "what each exit code means",
    text: () => {
      const rows = EXIT_CODES.map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`);
      const several = "Several inputs: 1 if any is invalid, else 3 if any is undecided, else 0.";
      return `Exit codes\n\n${rows.join("\n")}\n\n${several}\n`;
    },
  },
};
