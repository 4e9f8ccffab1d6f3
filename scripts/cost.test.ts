import { expect, it } from "vitest";
import { run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

it("prints the bill of each cluster, and what it assumes", () => {
  const { status, stdout } = run(repositoryRoot, "cost");
  expect(status).toBe(0);
  expect(stdout).toContain("filmcastpro: 176.35 USD a month in us-east-1, prices of 2026-11-22\n");
  expect(stdout).toContain("a month has 730 hours; free allowances, taxes and support are left out");
});

it("prints tables for a page", () => {
  const { stdout } = run(repositoryRoot, "cost", ["--format", "markdown"]);
  expect(stdout).toContain("| control plane | EKS 1.36 | 730 | hours | 0.1 | 73.00 |");
});

it("prints the same for programs", () => {
  const { stdout } = run(repositoryRoot, "cost", ["--format", "json"]);
  const reports: readonly { readonly cluster: string }[] = JSON.parse(stdout);
  expect(reports).toHaveLength(6);
});
