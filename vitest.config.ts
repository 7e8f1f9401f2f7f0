import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/helpers/seed.ts"],
    exclude: ["test/oracles/**"],
    // Real processes and sockets on small machines; a hang is cut off all the same.
    testTimeout: 20_000,
  },
});
