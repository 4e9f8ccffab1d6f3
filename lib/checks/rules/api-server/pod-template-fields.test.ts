import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("pods in templates", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("pod-template-fields", [
        deployment("web", {}, { hostnameOverride: "web" }),
        deployment("other", { restartPolicy: "Never", restartPolicyRules: [{ action: "Restart" }] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { activeDeadlineSeconds: 60 }),
      "its pods have activeDeadlineSeconds, but pods of a Deployment do not end",
      "remove it, or make it a Job",
    ],
    [
      deployment("web", {}, { ephemeralContainers: [{ name: "debug" }] }),
      "its pods have ephemeralContainers, which can only be added to a running pod",
      "remove them, or make them containers",
    ],
    [
      deployment("web", { restartPolicyRules: [{ action: "Restart" }] }),
      "container main has restartPolicyRules without restartPolicy",
      "write it",
    ],
    [
      deployment("web", {}, { schedulingGates: [{ name: "a" }], nodeName: "n" }),
      "its pods have schedulingGates and a nodeName",
      "keep one of them",
    ],
    [
      deployment("web", {}, { hostNetwork: true, hostnameOverride: "web" }),
      "its pods have hostnameOverride and hostNetwork",
      "keep one of them",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("pod-template-fields", [one])).toEqual([at("pod-template-fields", one, message, fix)]);
  });
});
