import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

describe("fields that an object needs", () => {
  it("are there", () => {
    expect(
      findingsOf("required-fields", [
        deployment("web", { envFrom: [{ secretRef: { name: "oauth" } }] }),
        object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
          spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, behavior: { scaleUp: {} } },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { containers: [] }),
      "containers of its pods is empty",
      "write at least one container",
    ],
    [deployment("web", { image: "" }), "image of container main is empty", "name the image"],
    [
      deployment("web", { envFrom: [{ secretRef: {} }] }),
      "envFrom[0].secretRef.name of container main is missing",
      "name the Secret",
    ],
    [
      deployment("web", { livenessProbe: { exec: {} } }),
      "livenessProbe.exec.command of container main is missing",
      "write the command",
    ],
    [
      object("PersistentVolumeClaim", "data", { spec: { resources: { requests: { storage: "1Gi" } } } }),
      "accessModes is missing",
      "write at least one access mode",
    ],
    [
      object("networking.k8s.io/v1 Ingress", "web", { spec: { rules: [{ http: { paths: [] } }] } }),
      "spec.rules[0].http.paths is empty",
      "write at least one path",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("required-fields", [one])).toEqual([at("required-fields", one, message, fix)]);
  });
});
