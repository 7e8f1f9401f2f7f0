/** This machine's clock beside a server's: `--time-from URL`. */
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { duration } from "../report/figures.ts";
import type { Check } from "./doctor-check.ts";

const TIMEOUT_MS = 10_000;
/** A Date header is cut to its second: what the middle of that second is off by, at most. */
const HALF_SECOND = 500;
const WORTH_A_WORD = 3_000;
/** A tenth of what most providers' SDKs tolerate (300 s): enough that a slow queue makes deliveries too old. */
const TOO_MUCH = 30_000;

/**
 * Asks for the headers of the address, once; redirects are not followed, for any answer tells the time.
 * @throws HookctlError usage for what is no address, network where nobody answers or no time is told.
 */
export async function clockCheck(url: string, { clock, signal }: System): Promise<Check> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new HookctlError("usage", `--time-from: "${url}" is no http or https address`, {
      hint: "For example --time-from https://www.example.com",
    });
  const before = clock.now();
  const date = await dateOf(url, signal);
  const offset = (before + clock.now()) / 2 - (date + HALF_SECOND);
  const text = `${duration(Math.abs(offset))} ${offset < 0 ? "behind" : "ahead of"} ${new URL(url).host}`;
  if (Math.abs(offset) < WORTH_A_WORD)
    return { name: "clock", status: "ok", text: `right, as ${new URL(url).host} has it` };
  const fix = "Let the machine keep time (NTP); after sleep, restart the VM, WSL or container that lags.";
  return {
    name: "clock",
    code: "clock-skew",
    status: Math.abs(offset) < TOO_MUCH ? "warning" : "problem",
    text: `${text}: deliveries look too ${offset < 0 ? "new" : "old"}`,
    fix,
  };
}

async function dateOf(url: string, signal: AbortSignal): Promise<number> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (error) {
    throw new HookctlError("network", `${url} does not answer`, {
      cause: error,
      hint: "Name a server that this machine can reach; any web server tells the time.",
    });
  }
  const date = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(date))
    throw new HookctlError("network", `${url} tells no time: its answer has no Date header`, {
      hint: "Name another server.",
    });
  return date;
}
