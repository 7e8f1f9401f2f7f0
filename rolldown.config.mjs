// CommonJS and minified: measured, it starts some milliseconds earlier than ES modules (bench/results.md).
import { readdirSync } from "node:fs";
import { defineConfig } from "rolldown";

// Threads start from files of their own: src/commands/verify.worker.ts is dist/verify-worker.cjs.
const workers = readdirSync("src/commands").filter((file) => file.endsWith(".worker.ts"));

export default defineConfig({
  input: {
    main: "src/cli/main.ts",
    ...Object.fromEntries(workers.map((file) => [file.replace(".worker.ts", "-worker"), `src/commands/${file}`])),
  },
  platform: "node",
  plugins: [withoutSubprocesses()],
  transform: { target: "node20.19" },
  output: {
    dir: "dist",
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "chunks/[name]-[hash].cjs",
    dynamicImportInCjs: false,
    // Cut at every lazy import(), so that a command loads what it needs. But each file costs a quarter of a
    // millisecond: what nearly every command needs is two files instead of twenty. Nothing that is imported lazily may
    // be named here, or it would be loaded always.
    codeSplitting: {
      groups: [
        {
          name: "base",
          test: /rolldown:runtime|src[\\/](?:core|schemes)[\\/]|src[\\/]cli[\\/](?!parse)|src[\\/]report[\\/](?:error|escape|figures|ink|layout)\./,
        },
        {
          name: "engine",
          test: /src[\\/]capture[\\/]|src[\\/]verify[\\/](?:detect|time|trial|verify)\.|src[\\/]commands[\\/](?:catalogue|config|inputs|judge|project|secrets)\./,
        },
      ],
    },
    minify: true,
    sourcemap: true,
  },
});

/** commander can start subcommands as processes; we never do, and loading node:child_process costs 2 ms. */
function withoutSubprocesses() {
  return {
    name: "without-subprocesses",
    resolveId(id, importer) {
      return id === "node:child_process" && importer?.includes("commander") ? "\0no-child-process" : undefined;
    },
    load(id) {
      return id === "\0no-child-process" ? "export default {};" : undefined;
    },
  };
}
