import { describe, expect, it } from "vitest";
import { deployment, object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const pruning = { syncPolicy: { automated: { prune: true } } };
const claim = (name: string, options?: string) =>
  object(
    "PersistentVolumeClaim",
    name,
    {},
    options === undefined ? {} : { annotations: { "argocd.argoproj.io/sync-options": options } },
  );
const files = (spec: object, metadata: object, ...objects: ReturnType<typeof object>[]) => ({
  "argocd/shop.yaml": application("shop", { ...spec }, { ...metadata }),
  ...Object.fromEntries(objects.map((one) => [`apps/shop/${one.kind}-${one.metadata.name}.yaml`, one])),
});
const finalizers = ["resources-finalizer.argocd.argoproj.io"];

const database = deployment(
  "postgres",
  { image: "postgres:17.2" },
  { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] },
);

describe("pruned-state", () => {
  it.each([
    ["a claim that is kept", files(pruning, {}, claim("data", "Prune=false"))],
    ["a claim that nothing prunes", files({ syncPolicy: { automated: {} } }, {}, claim("data"))],
    [
      "claims of a StatefulSet, which are never pruned",
      files(pruning, {}, object("apps/v1 StatefulSet", "db")),
    ],
    [
      "namespaces where none is kept",
      files(pruning, {}, object("Namespace", "shop"), claim("data", "Prune=false")),
    ],
  ])("accepts %s", (_, tree) => {
    expect(brokenIn("pruned-state", tree)).toEqual([]);
  });

  it.each([
    ["holds a database", database],
    ["is not kept, while others are", claim("kept", "Prune=false")],
  ])("warns of a claim that is pruned and %s", (_, other) => {
    expect(brokenIn("pruned-state", files(pruning, {}, claim("data"), other))).toEqual([
      [
        "warning",
        "apps/shop/PersistentVolumeClaim-data.yaml",
        "Application shop prunes: when PersistentVolumeClaim data is renamed, moved or removed in Git, Argo CD deletes it with its data",
        "add annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false",
      ],
    ]);
  });

  it("warns of a namespace with claims that is pruned, where others are kept", () => {
    const kept = object(
      "Namespace",
      "kept",
      {},
      { annotations: { "argocd.argoproj.io/sync-options": "Prune=false" } },
    );
    const tree = files(pruning, {}, claim("data", "Prune=false"), kept, object("Namespace", "shop"));
    expect(brokenIn("pruned-state", tree)).toEqual([
      [
        "warning",
        "apps/shop/Namespace-shop.yaml",
        "Application shop prunes: when Namespace shop is renamed, moved or removed in Git, Argo CD deletes it with its data",
        "add annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false",
      ],
    ]);
  });

  it("warns of a claim that goes with its Application, where others stay", () => {
    const tree = files(
      pruning,
      { finalizers },
      claim("data", "Prune=false"),
      claim("files", "Prune=false,Delete=false"),
    );
    expect(brokenIn("pruned-state", tree)).toEqual([
      [
        "warning",
        "apps/shop/PersistentVolumeClaim-data.yaml",
        "Application shop has a finalizer: deleting it deletes PersistentVolumeClaim data with its data, while others are kept by Delete=false",
        "add Delete=false to annotation argocd.argoproj.io/sync-options",
      ],
    ]);
  });
});
