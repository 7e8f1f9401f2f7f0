import { setImmediate as idle } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Output } from "../../src/cli/output.ts";
import { FakeTerminal } from "../helpers/fake-system.ts";

describe("output", () => {
  it("is written when the program is idle, in one piece", async () => {
    const terminal = new FakeTerminal();
    const writes: string[] = [];
    terminal.write = async (text) => void writes.push(String(text));
    const output = new Output(terminal);
    void output.add("a");
    void output.add("b");
    expect(writes).toEqual([]);
    await idle();
    expect(writes).toEqual(["ab"]);
    await output.flush();
    expect(writes).toEqual(["ab"]);
  });

  it("keeps text and bytes in order", async () => {
    const terminal = new FakeTerminal();
    const output = new Output(terminal);
    void output.add("a");
    await output.add(Buffer.from("b"));
    void output.add("c");
    await output.flush();
    expect(terminal.text).toBe("abc");
  });

  it("makes whoever writes much wait for a slow reader", async () => {
    const terminal = new FakeTerminal();
    let release = (): void => {};
    terminal.write = () => new Promise((resolve) => (release = resolve));
    const output = new Output(terminal);
    expect(output.add("x")).toBeUndefined();
    let waited = false;
    const full = output.add("x".repeat(100_000))!.then(() => (waited = true));
    await idle();
    expect(waited).toBe(false);
    release();
    await full;
    expect(waited).toBe(true);
  });

  it("tells a failed write at the next chance, so that a stream without a reader ends", async () => {
    const terminal = new FakeTerminal();
    terminal.write = () => Promise.reject(new Error("gone"));
    const output = new Output(terminal);
    void output.add("x");
    await idle();
    await idle();
    expect(() => output.add("y")).toThrow("gone");
    await expect(output.flush()).rejects.toThrow("gone");
  });
});
