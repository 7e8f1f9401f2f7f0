/** A framework's app as a process of its own, and requests to it with exactly our bytes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { createInterface } from "node:readline";

/** What an app prints when it can be asked: `listening 41233`. */
const LISTENING = /^listening (\d+)$/;

/** @returns the app's port and a function that ends it. @throws with what it printed, where it ends before it listens. */
export async function start({ command, args, cwd, env, patience = 120_000 }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: what it starts (workerd) ends with it.
    detached: true,
  });
  const said = [];
  child.stderr.on("data", (chunk) => said.push(chunk));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    killGroup(child);
    await once(child, "exit");
  };
  const timer = setTimeout(() => killGroup(child), patience);
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    said.push(`${line}\n`);
    const port = LISTENING.exec(line)?.[1];
    if (port === undefined) continue;
    clearTimeout(timer);
    child.stdout.resume();
    return { port: Number(port), stop, said: () => said.join("") };
  }
  clearTimeout(timer);
  await stop();
  throw new Error(`${command} ${args.join(" ")} did not listen:\n${said.join("").slice(-4000)}`);
}

function killGroup({ pid }) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** POSTs bytes as they are. @returns status and body; JSON is parsed. */
export async function post(port, { method = "POST", target, headers, body }) {
  const asked = request({
    host: "127.0.0.1",
    port,
    method,
    path: target,
    headers: { ...headers, "Content-Length": body.length },
    setHost: false,
  });
  asked.end(body);
  const [answer] = await once(asked, "response");
  const chunks = await answer.toArray();
  const text = Buffer.concat(chunks).toString();
  return { status: answer.statusCode, text, json: text.startsWith("{") ? JSON.parse(text) : undefined };
}
