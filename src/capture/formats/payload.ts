import type { CaptureFormat } from "../format.ts";
import { payloadCapture } from "../payload.ts";

/** The body alone. Never detected: any bytes may be one. */
export default {
  id: "payload",
  title: "a bare payload",
  fidelity: "Keeps the body byte for byte; the request's headers, method and URL come from the command line.",
  detect: () => 0,
  read: ({ bytes, name }) => [payloadCapture(bytes, { name, headers: [] })],
} satisfies CaptureFormat;
