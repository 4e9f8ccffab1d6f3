import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{lib,infra,platform,apps,argocd,scripts,test}/**/*.test.ts"],
  },
});
