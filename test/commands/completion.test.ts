/** Completion, asked as the shells ask it; then in the shells themselves, with the real program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("hookctl.config.json", '{"sources": {"payments": {"provider": "stripe"}}}');
  at.write("one capture.http", "");
  const bin = join(at.folder, "bin");
  mkdirSync(bin);
  symlinkSync(join(import.meta.dirname, "../../bin/hookctl.js"), join(bin, "hookctl"));
  symlinkSync(process.execPath, join(bin, "node"));
});
afterAll(() => at.remove());

async function asked(...words: string[]): Promise<{ values: string[]; files: boolean }> {
  const ran = await at.run(["completion", "--complete", "--", ...words]);
  expect(ran.exit, ran.err).toBe(0);
  const lines = ran.out.split("\n").filter((line) => line !== "");
  return {
    values: lines.filter((line) => line !== ":files").map((line) => line.split("\t")[0]!),
    files: lines.includes(":files"),
  };
}

describe("what may follow", () => {
  it.each<[string, string[], string[], boolean]>([
    ["a command", ["veri"], ["verify"], false],
    ["a command after an option with a value", ["--config", "x.json", "veri"], ["verify"], false],
    ["a topic", ["help", "exit"], ["exit-codes"], false],
    ["an option", ["verify", "--secret-"], ["--secret-env", "--secret-file"], false],
    ["an option for every command", ["sign", "--verb"], ["--verbose"], false],
    ["a format", ["verify", "--format", "j"], ["json", "junit"], false],
    ["another command's formats", ["sign", "--format", "h"], ["headers", "http"], false],
    ["a value after an equals sign, as bash parts it", ["verify", "--format", "=", "j"], ["json", "junit"], false],
    ["a value after an equals sign, in one word", ["verify", "--format=j"], ["--format=json", "--format=junit"], false],
    ["a provider", ["sign", "x.json", "--source", "strip"], ["stripe"], false],
    ["a source of the project", ["sign", "--source", "paym"], ["payments"], false],
    ["a list of words", ["providers", "sh"], ["show"], false],
    ["a provider as an argument", ["providers", "show", "gith"], ["github", "github-sha1"], false],
    ["a shell", ["completion", "z"], ["zsh"], false],
    ["the only action", ["secret", ""], ["new"], false],
    ["nothing, after all arguments", ["secret", "new", ""], [], false],
    ["nothing, as a free text", ["verify", "--url", ""], [], false],
    ["nothing, of an unknown command", ["nope", ""], [], false],
    ["files", ["verify", ""], [], true],
    ["files, after others", ["verify", "a.http", "b"], [], true],
    ["files, of an option", ["verify", "--app-body", ""], [], true],
    ["files, after two dashes", ["verify", "--", "--format"], [], true],
  ])("%s", async (_, words, values, files) => {
    expect(await asked(...words)).toEqual({ values, files });
  });

  it("offers an option once, unless it may be given several times", async () => {
    const { values } = await asked("verify", "--explain", "--header", "A: b", "--");
    expect(values).not.toContain("--explain");
    expect(values).toContain("--header");
  });

  it("offers every command", async () => {
    const { values } = await asked("");
    expect(values).toEqual(
      expect.arrayContaining(["verify", "sign", "providers", "secret", "share", "init", "completion", "help"]),
    );
  });

  it("does not mind a broken configuration", async () => {
    const broken = scratch();
    broken.write("hookctl.config.json", "{");
    const ran = await broken.run(["completion", "--complete", "--", "sign", "--source", "strip"]);
    expect(ran).toMatchObject({ exit: 0, out: "stripe\tStripe\n", err: "" });
    broken.remove();
  });

  it.each([
    [[], "which shell?"],
    [["bahs"], "Did you mean bash?"],
    [["bash", "zsh"], "which shell?"],
  ])("refuses %j as a shell", async (args, says) => {
    const ran = await at.run(["completion", ...args]);
    expect(ran).toMatchObject({ exit: 2, out: "" });
    expect(ran.err).toContain(says);
  });
});

/** In each shell: the candidates for a command line with the cursor at its end. */
const SHELLS: Readonly<Record<string, (script: string, line: string) => { args: string[]; input?: string }>> = {
  bash: (script, line) => ({
    args: [
      "--norc",
      "--noprofile",
      "-c",
      `source ${script}; read -ra COMP_WORDS <<<${quoted(line)}; [[ ${quoted(line)} == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _hookctl; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
  }),
  fish: (script, line) => ({ args: ["--no-config", "-c", `source ${script}; complete -C ${quoted(line)}`] }),
  zsh: (script, line) => ({ args: ["-f", "-c", ZSH_DRIVER, "zsh", script, line] }),
  pwsh: (script, line) => ({
    args: [
      "-NoProfile",
      "-Command",
      `. ${script}; (TabExpansion2 -inputScript ${quoted(line)} -cursorColumn ${line.length}).CompletionMatches.CompletionText`,
    ],
  }),
};

/** zsh completes on a terminal only: one is made, a Tab is pressed, and what compadd gets is written to a file. */
const ZSH_DRIVER = `
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z "PROMPT=; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source \${(q)1}"
zpty -w z 'compadd() { local -a got; builtin compadd -O got "$@"; print -rl -- "\${got[@]}" >> $PWD/.zsh-candidates; builtin compadd "$@" }'
zpty -w z 'finish() { print done >> $PWD/.zsh-candidates; }; zle -N finish; bindkey "^G" finish; rm -f $PWD/.zsh-candidates; print rea"dy"'
zpty -r z out '*ready*'
zpty -n -w z "$2"$'\\t'$'\\a'
repeat 400; do
  zpty -r -t z out 2>/dev/null
  [[ -r .zsh-candidates && "$(<.zsh-candidates)" == *done* ]] && break
  sleep 0.05
done
zpty -d z
grep -v '^done$' .zsh-candidates
`;

function quoted(text: string): string {
  return `'${text}'`;
}

describe.each(Object.keys(SHELLS))("in %s", (shell) => {
  const there = spawnSync(shell, [shell === "pwsh" ? "-Version" : "--version"]).status === 0;
  // PowerShell is in no Debian archive: its script is read over, and not run.
  const demanded = process.env["HOOKCTL_CI"] === "1" && shell !== "pwsh";

  beforeEach((context) => {
    if (demanded && !there) throw new Error(`${shell} is not installed`);
    context.skip(!there, `there is no ${shell} on this machine`);
  });

  function candidates(line: string): string[] {
    const script = join(at.folder, `hookctl.${shell}`);
    const name = shell === "pwsh" ? "powershell" : shell;
    const env = {
      PATH: `${join(at.folder, "bin")}:${process.env["PATH"]}`,
      HOME: at.folder,
      LANG: "C.UTF-8",
      TERM: "xterm",
    };
    writeFileSync(script, spawnSync(join(at.folder, "bin/hookctl"), ["completion", name], { env }).stdout);
    const { args } = SHELLS[shell]!(script, line);
    const ran = spawnSync(shell, args, { cwd: at.folder, env, encoding: "utf8", timeout: 60_000 });
    if (ran.error) throw ran.error;
    return ran.stdout
      .split("\n")
      .map((row) => row.split("\t")[0]!.trim())
      .filter((row) => row !== "");
  }

  it("completes a command", () => {
    expect(candidates("hookctl veri")).toContain("verify");
  });

  it("completes an option", () => {
    expect(candidates("hookctl verify --secret-")).toEqual(expect.arrayContaining(["--secret-env", "--secret-file"]));
  });

  it("completes a value, a provider and a source of the project", () => {
    expect(candidates("hookctl verify --format ")).toContain("junit");
    expect(candidates("hookctl sign --source str")).toContain("stripe");
    expect(candidates("hookctl sign --source paym")).toContain("payments");
  });

  it("completes files", () => {
    expect(
      candidates("hookctl verify one").some((name) => /one(?:\\? )capture\.http|one capture\.http/.test(name)),
    ).toBe(true);
  });
});
