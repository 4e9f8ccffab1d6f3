import { describe, expect, it } from "vitest";
import { modelOf } from "./model.ts";
import { samples } from "./samples.fixture.ts";
import { validatorFor } from "./validator.ts";

const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: "2",
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ image: "nginx", imagePullPolicy: "Sometimes" }] },
    },
  },
};

describe("validatorFor", () => {
  it("finds nothing in a valid object of any kind in use", () => {
    for (const object of samples) {
      const validate = validatorFor(modelOf(object));
      expect({ kind: object.kind, errors: validate?.(object) }).toEqual({ kind: object.kind, errors: [] });
    }
  });

  it("names every field that is wrong, and what is allowed", () => {
    const validate = validatorFor(modelOf(deployment));
    expect(validate?.(deployment)).toEqual([
      { path: ["spec", "replicas"], message: "spec.replicas must be integer" },
      {
        path: ["spec", "template", "spec", "containers", 0],
        message: "spec.template.spec.containers[0] must have required property name",
      },
      {
        path: ["spec", "template", "spec", "containers", 0, "imagePullPolicy"],
        message:
          "spec.template.spec.containers[0].imagePullPolicy must be equal to one of the allowed values: Always, IfNotPresent, Never",
      },
    ]);
  });

  it.each([
    ["example.com/v1", "Backup"],
    ["apps/v1", "DeploymentSpec"],
    ["apps/v1", "../v1/Deployment"],
    ["../kubernetes-models/apps/v1", "Deployment"],
  ])("has none for %s %s, which no package knows", (apiVersion, kind) => {
    expect(validatorFor(modelOf({ apiVersion, kind }))).toBeUndefined();
  });
});
