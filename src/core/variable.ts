/** Names of environment variables. */

/**
 * The variable that a source's secret or public key is looked up in: `modern-treasury` → `MODERN_TREASURY_WEBHOOK_SECRET`.
 * @param source a name of the configuration, or a provider's id.
 */
export function webhookVariable(source: string, holds: "SECRET" | "PUBLIC_KEY"): string {
  return `${source.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_WEBHOOK_${holds}`;
}
