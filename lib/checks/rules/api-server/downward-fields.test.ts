import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const variable = (valueFrom: Value) => ({ env: [{ name: "POD", valueFrom }] });
const files = (...items: readonly Value[]) => ({ volumes: [{ name: "pod", downwardAPI: { items } }] });

describe("fields of the pod", () => {
  it("pass when containers get them", () => {
    expect(
      findingsOf("downward-fields", [
        deployment("web", variable({ fieldRef: { fieldPath: "metadata.labels['app']" } })),
        deployment("web", {}, files({ path: "labels", fieldRef: { fieldPath: "metadata.labels" } })),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", variable({ fieldRef: { fieldPath: "metadata.nam" } })),
      "variable POD of container main asks for metadata.nam, which is not given to containers this way",
      "write metadata.name",
    ],
    [
      deployment("web", variable({ fieldRef: { fieldPath: "metadata.labels" } })),
      "variable POD of container main asks for metadata.labels, which is not given to containers this way",
      "write a field such as metadata.labels['<key>']",
    ],
    [
      deployment("web", variable({ resourceFieldRef: { resource: "cpu" } })),
      "variable POD of container main asks for the resource cpu",
      "write one such as limits.cpu",
    ],
    [
      deployment("web", {}, files({ path: "ip", fieldRef: { fieldPath: "status.podIP" } })),
      "file ip of volume pod asks for status.podIP, which is not given to containers this way",
      "write a field such as metadata.name",
    ],
    [
      deployment("web", {}, files({ path: "name" })),
      "file name of volume pod says neither fieldRef nor resourceFieldRef",
      "write one of them",
    ],
    [
      deployment("web", {}, files({ path: "cpu", resourceFieldRef: { resource: "limits.cpu" } })),
      "file cpu of volume pod asks for a resource of no container",
      "write containerName",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("downward-fields", [one])).toEqual([at("downward-fields", one, message, fix)]);
  });
});
