import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Modules hold no state between tests; loading them anew for each file takes longer than the tests.
    isolate: false,
    maxWorkers: "100%",
    // Some tests run commands; how long that takes says nothing of the code.
    testTimeout: 60_000,
    include: ["{lib,infra,platform,apps,argocd,scripts,test}/**/*.test.ts"],
  },
});
