import { oneLine } from "../report/escape.ts";
import { jsonText } from "../report/json.ts";
import type { Renderer, View } from "../report/view.ts";
import type { MadeEvent, SecretOptions } from "./secret.ts";

/** What `secret new` prints: for people and shells the secret alone, so that `$(hookctl secret new)` is it. */
export const view: View<SecretOptions, MadeEvent> = ({ options }): Renderer<MadeEvent> => {
  const made: object[] = [];
  return {
    event(event) {
      if (event.type === "made" && options.format === "human") return human(event);
      if (event.type === "made") made.push(asJson(event));
      if (event.type === "made" || options.format === "human") return "";
      return `${jsonText({ schema: "hookctl.secret/1", source: options.source ?? null, secrets: made })}\n`;
    },
  };
};

function human({ key, file }: MadeEvent): string {
  if (key.kind === "key-pair") return key.publicKey.endsWith("\n") ? key.publicKey : `${key.publicKey}\n`;
  return file === undefined
    ? `${key.secret}\n`
    : `${oneLine(file.name)}: a secret of ${file.length} characters, #${file.fingerprint}, mode 0600\n`;
}

function asJson({ key, file }: MadeEvent): object {
  const kept = file && { file: file.name, length: file.length, fingerprint: file.fingerprint };
  if (key.kind === "key-pair") return { kind: key.kind, publicKey: key.publicKey, format: key.format, ...kept };
  return { kind: key.kind, ...(kept ?? { secret: key.secret }) };
}
