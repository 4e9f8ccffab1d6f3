import { describe, expect, it } from "vitest";
import { isWellFormed, kindKey } from "./kind.ts";

describe("kind", () => {
  it.each([
    ["v1", "Service"],
    ["apps/v1", "Deployment"],
    ["argoproj.io/v1alpha1", "Application"],
    ["rbac.authorization.k8s.io/v1", "ClusterRole"],
  ])("accepts %s %s", (apiVersion, kind) => {
    expect(isWellFormed({ apiVersion, kind })).toBe(true);
  });

  it.each([
    ["../apps/v1", "Deployment"],
    ["apps/../v1", "Deployment"],
    ["apps//v1", "Deployment"],
    ["/apps/v1", "Deployment"],
    ["apps/v1/x", "Deployment"],
    ["apps\\v1", "Deployment"],
    ["", "Deployment"],
    ["apps/v1\n", "Deployment"],
    ["apps/v1", "../Deployment"],
    ["apps/v1", "deployment"],
    ["apps/v1", "Deployment.js"],
    ["apps/v1", ""],
    ["apps/v1", "__proto__"],
  ])("refuses %j %j, which could name a file", (apiVersion, kind) => {
    expect(isWellFormed({ apiVersion, kind })).toBe(false);
  });

  it("is one text with its version", () => {
    expect(kindKey({ apiVersion: "apps/v1", kind: "Deployment" })).toBe("apps/v1/Deployment");
  });
});
