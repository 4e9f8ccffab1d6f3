import { describe, expect, it } from "vitest";
import { deployment, object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const inWave = (wave: string) => ({ annotations: { "argocd.argoproj.io/sync-wave": wave } });
const reading = (metadata = {}) => {
  const one = deployment("web", { envFrom: [{ configMapRef: { name: "settings" } }] });
  return { ...one, metadata: { ...metadata, name: "web" } };
};
const files = (...objects: ReturnType<typeof object>[]) => ({
  "argocd/shop.yaml": application("shop"),
  ...Object.fromEntries(objects.map((one) => [`apps/shop/${one.kind}-${one.metadata.name}.yaml`, one])),
});
const settings = (wave: string) => object("ConfigMap", "settings", {}, inWave(wave));

describe("wave-order", () => {
  it.each([
    ["an earlier wave", files(settings("-1"), reading())],
    ["the same wave", files(settings("2"), reading(inWave("2")))],
    ["another Application", { ...files(reading(inWave("-1"))), "other/settings.yaml": settings("3") }],
  ])("accepts what comes in %s", (_, tree) => {
    expect(brokenIn("wave-order", tree)).toEqual([]);
  });

  it("refuses what pods wait for in a later wave", () => {
    expect(brokenIn("wave-order", files(settings("1"), reading()))).toEqual([
      [
        "error",
        "apps/shop/Deployment-web.yaml",
        "it is applied in wave 0 and needs ConfigMap settings, which Application shop applies in wave 1: that never begins",
        "give ConfigMap settings the same wave or an earlier one",
      ],
    ]);
  });

  it("refuses what an operator makes in a later wave", () => {
    const secret = object(
      "external-secrets.io/v1 ExternalSecret",
      "shop",
      { spec: { target: { name: "settings" } } },
      inWave("5"),
    );
    const one = deployment("web", { envFrom: [{ secretRef: { name: "settings" } }] });
    expect(brokenIn("wave-order", files(secret, one))).toEqual([
      [
        "error",
        "apps/shop/Deployment-web.yaml",
        "it is applied in wave 0 and needs Secret settings, which ExternalSecret shop brings and which Application shop applies in wave 5: that never begins",
        "give ExternalSecret shop the same wave or an earlier one",
      ],
    ]);
  });

  it("warns of a definition and a namespace after what is of them, which Argo CD moves forward", () => {
    const spec = { group: "example.com", names: { kind: "Thing" }, scope: "Namespaced", versions: [] };
    const definition = object(
      "apiextensions.k8s.io/v1 CustomResourceDefinition",
      "things",
      { spec },
      inWave("1"),
    );
    const thing = object("example.com/v1 Thing", "one", {}, { namespace: "things" });
    const namespace = object("Namespace", "things", {}, inWave("1"));
    expect(
      brokenIn("wave-order", files(definition, thing, namespace)).map(([, file, message]) => [file, message]),
    ).toEqual([
      [
        "apps/shop/Thing-one.yaml",
        "it is applied in wave 0 and needs Namespace things, which Application shop applies in wave 1: the waves say the opposite of what is to happen, and Argo CD follows them only in part",
      ],
      [
        "apps/shop/Thing-one.yaml",
        "it is applied in wave 0 and needs the definition of Thing, which CustomResourceDefinition things brings and which Application shop applies in wave 1: the waves say the opposite of what is to happen, and Argo CD follows them only in part",
      ],
    ]);
  });
});
