import type { CommonEvent, OptionSpec } from "../core/command.ts";

/** Where secrets and keys come from: the same words in every command. */
export const SECRET_OPTIONS = [
  { name: "secret-env", value: "NAME", many: true, help: "The environment variable that holds the signing secret" },
  { name: "secret-file", value: "FILE", many: true, help: "A file that holds the signing secret" },
  { name: "secret", value: "SECRET", many: true, help: "The signing secret itself; visible in the process list" },
  { name: "public-key-file", value: "FILE", many: true, help: "The provider's public key or certificate" },
  { name: "no-capture-secret", help: "Do not use the secret that a capture carries" },
] as const satisfies readonly OptionSpec[];

/** What is to be said once of a run's secret options. */
export function* secretNotes({ secret }: { readonly secret: readonly string[] }): Iterable<CommonEvent> {
  if (secret.length === 0) return;
  const text =
    "--secret shows the secret in the process list and the shell's history; --secret-env NAME and --secret-file FILE do not";
  yield { type: "note", text };
}
