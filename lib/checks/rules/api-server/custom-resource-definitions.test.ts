import { describe, expect, it } from "vitest";
import { at, findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

describe("definitions of custom resources", () => {
  const thing = object("example.com/v1 Thing", "one");

  it("refuses a custom resource whose definition nothing brings", () => {
    expect(findingsOf("custom-resource-definitions", [thing])).toEqual([
      at(
        "custom-resource-definitions",
        thing,
        "nothing brings the CustomResourceDefinition of Thing of example.com",
        "add the add-on that brings it, or the definition itself",
      ),
    ]);
  });

  it("refuses a version that the definition does not serve", () => {
    const facts = { ...fullFacts, chartsProvide: { eso: { crds: ["external-secrets.io/v1/SecretStore"] } } };
    const old = object("external-secrets.io/v1beta1 SecretStore", "aws");
    expect(findingsOf("custom-resource-definitions", [old], { facts, charts: [release("eso")] })).toEqual([
      at(
        "custom-resource-definitions",
        old,
        "SecretStore of external-secrets.io is served as v1, not as v1beta1",
        "correct apiVersion",
      ),
    ]);
  });

  it("takes any kind and version of a group that a chart is told to define for there", () => {
    const facts = { ...fullFacts, chartsProvide: { things: { crdGroups: ["example.com"] } } };
    const other = object("example.org/v1 Thing", "other");
    expect(
      findingsOf("custom-resource-definitions", [thing, other], { facts, charts: [release("things")] }),
    ).toEqual([
      at(
        "custom-resource-definitions",
        other,
        "nothing brings the CustomResourceDefinition of Thing of example.org",
        "add the add-on that brings it, or the definition itself",
      ),
    ]);
  });

  it("only warns where a chart that the facts do not describe may bring it", () => {
    expect(findingsOf("custom-resource-definitions", [thing], { charts: [release("loki")] })).toEqual([
      at(
        "custom-resource-definitions",
        thing,
        "nothing brings the CustomResourceDefinition of Thing of example.com, but the facts do not say whether chart loki does",
        "add the add-on that brings it, or the definition itself",
        "warning",
      ),
    ]);
  });

  it("only warns where the facts do not say what was there before, unless a group is nearly one that is defined", () => {
    const [finding] = findingsOf("custom-resource-definitions", [thing], { facts: {} });
    expect(finding).toEqual(
      at(
        "custom-resource-definitions",
        thing,
        "nothing brings the CustomResourceDefinition of Thing of example.com, but the facts do not say what is preinstalled",
        "add the add-on that brings it, or the definition itself",
        "warning",
      ),
    );
    const misspelt = object("argoproj.oi/v1alpha1 Application", "one");
    expect(findingsOf("custom-resource-definitions", [misspelt], { facts: {} })).toEqual([
      at(
        "custom-resource-definitions",
        misspelt,
        "nothing brings the CustomResourceDefinition of Application of argoproj.oi",
        "write argoproj.io, or add the add-on that brings it, or the definition itself",
      ),
    ]);
  });

  it("refuses a kind that is nearly one of its group", () => {
    const facts = { ...fullFacts, chartsProvide: { eso: { crdGroups: ["external-secrets.io"] } } };
    const misspelt = object("external-secrets.io/v1 ExternalSecrets", "one");
    expect(
      findingsOf("custom-resource-definitions", [misspelt], { facts, charts: [release("eso")] }),
    ).toEqual([
      at(
        "custom-resource-definitions",
        misspelt,
        "external-secrets.io has no kind ExternalSecrets",
        "write ExternalSecret",
      ),
    ]);
  });
});
