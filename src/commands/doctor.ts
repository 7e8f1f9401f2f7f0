import type { CommandSpec, CommonEvent, OptionsOf, Outcome, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import type { Check } from "./doctor-check.ts";
import type { CodeReport } from "./doctor-code.ts";
import { clockCheck } from "./doctor-clock.ts";
import { configCheck, envFileChecks, nodeCheck, terminalCheck } from "./doctor-environment.ts";
import { secretChecks } from "./doctor-secrets.ts";

export const spec = {
  name: "doctor",
  summary: "Check this machine, the configuration, the secrets, and the code of your endpoint",
  description:
    "Looks for what makes signatures fail, or pass, wrongly: Node, hookctl.config.json, secrets with blanks or of the wrong kind (never shown), .env files that others can read or git tracks, and known mistakes in the project's JavaScript, TypeScript and Python, each with its line and its fix. Nothing of the project is run, and nothing leaves this machine; only --time-from asks a server for its time.",
  arguments: [{ name: "paths", many: true, help: "Files and folders whose code is read (default: the project's)" }],
  options: [{ name: "time-from", value: "URL", help: "Compare the clock with the Date header of this server" }],
  formats: ["human", "json", "sarif"],
  examples: [
    { command: "hookctl doctor", about: "all of it, in the project's folder" },
    { command: "hookctl doctor src/webhooks", about: "the code of one folder" },
    { command: "hookctl doctor --time-from https://www.example.com", about: "is the clock right?" },
    {
      command: "hookctl doctor --format sarif > doctor.sarif",
      about: "for code scanning, in CI; exit 1 with findings",
    },
  ],
} as const satisfies CommandSpec;

export type DoctorOptions = OptionsOf<typeof spec>;
export type DoctorEvent =
  | { readonly type: "check"; readonly check: Check }
  | { readonly type: "code"; readonly report: CodeReport };
export interface DoctorSummary extends SummaryEvent {
  readonly durationMs: number;
}

export async function* run(
  { paths, timeFrom, config }: DoctorOptions,
  system: System,
): AsyncIterable<DoctorEvent | CommonEvent | DoctorSummary> {
  const started = system.clock.now();
  const { project, checks } = configCheck(system, config);
  const all = [
    nodeCheck(system),
    ...checks,
    ...(await secretChecks(project, system)),
    ...envFileChecks(project, system),
  ];
  let unreachable = false;
  if (timeFrom !== undefined) {
    const clock = await reachable(clockCheck(timeFrom, system));
    unreachable = clock.code === "clock-unknown";
    all.push(clock);
  }
  for (const check of [...all, terminalCheck(system)]) yield { type: "check", check };
  const { scanCode } = await import("./doctor-code.ts");
  const report = await scanCode(paths.length > 0 ? paths : [project.root], system);
  yield { type: "code", report };
  const found = report.mistakes.length > 0 || all.some(({ status }) => status === "problem");
  const outcome: Outcome = found ? "no" : unreachable ? "network" : "yes";
  yield { type: "summary", outcome, durationMs: system.clock.now() - started };
}

/** A server that does not answer keeps nobody from the other checks. */
async function reachable(check: Promise<Check>): Promise<Check> {
  try {
    return await check;
  } catch (error) {
    if (!(error instanceof HookctlError) || error.kind !== "network") throw error;
    return {
      name: "clock",
      status: "warning",
      code: "clock-unknown",
      text: error.message,
      ...(error.hint !== undefined && { fix: error.hint }),
    };
  }
}
