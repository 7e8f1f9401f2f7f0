import type { OptionSpec } from "../core/command.ts";

/** Where secrets and keys come from: the same words in every command. */
export const SECRET_OPTIONS = [
  { name: "secret-env", value: "NAME", many: true, help: "The environment variable that holds the signing secret" },
  { name: "secret-file", value: "FILE", many: true, help: "A file that holds the signing secret" },
  { name: "secret", value: "SECRET", many: true, help: "The signing secret itself; visible in the process list" },
  { name: "public-key-file", value: "FILE", many: true, help: "The provider's public key or certificate" },
  { name: "no-capture-secret", help: "Do not use the secret that a capture carries" },
] as const satisfies readonly OptionSpec[];
