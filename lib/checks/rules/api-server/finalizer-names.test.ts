import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("finalizers", () => {
  it("pass with a domain, and those of Argo CD and Kubernetes", () => {
    expect(
      findingsOf("finalizer-names", [
        object(
          "ConfigMap",
          "a",
          {},
          {
            finalizers: ["resources-finalizer.argocd.argoproj.io", "example.com/keep", "foregroundDeletion"],
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("ConfigMap", "a", {}, { finalizers: ["keep"] }),
      'finalizer "keep" is not a qualified name',
      "write it with a domain, such as example.com/cleanup",
    ],
    [
      object("ConfigMap", "a", {}, { finalizers: ["example.com/keep/it"] }),
      'finalizer "example.com/keep/it" is not a qualified name',
      "write it with a domain, such as example.com/cleanup",
    ],
    [
      object(
        "ConfigMap",
        "a",
        {},
        { ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "a", uid: "" }] },
      ),
      "an owner has an empty uid",
      "remove metadata.ownerReferences",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("finalizer-names", [one])).toEqual([at("finalizer-names", one, message, fix)]);
  });
});
