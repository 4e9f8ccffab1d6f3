import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application, project } from "./repository.fixture.ts";

const rest = [application("web"), application("api")];
const lost = application("shop", { project: "shop" }, { namespace: "shop" });

describe("application-namespaces", () => {
  it("accepts Applications and projects of one namespace", () => {
    expect(findingsOf("application-namespaces", [...rest, project("shop")])).toEqual([]);
  });

  it("accepts a namespace that the project of the Application admits", () => {
    const admitting = project("shop", { sourceNamespaces: ["sho*"] });
    expect(findingsOf("application-namespaces", [...rest, lost, admitting])).toEqual([]);
  });

  it("says nothing where it is not known which namespace is that of Argo CD", () => {
    expect(findingsOf("application-namespaces", [application("web"), lost])).toEqual([]);
  });

  it("refuses an Application elsewhere", () => {
    expect(findingsOf("application-namespaces", [...rest, lost, project("shop")])).toEqual([
      at(
        "application-namespaces",
        lost,
        "it is in namespace shop, where Argo CD, which runs in argocd, does not see it",
        "set metadata.namespace to argocd, or admit shop by sourceNamespaces of project shop",
      ),
    ]);
  });

  it("refuses a project elsewhere", () => {
    const elsewhere = object("argoproj.io/v1alpha1 AppProject", "shop", {}, { namespace: "shop" });
    expect(findingsOf("application-namespaces", [...rest, elsewhere])).toEqual([
      at(
        "application-namespaces",
        elsewhere,
        "it is in namespace shop: Argo CD reads projects of its own namespace only, which is argocd",
        "set metadata.namespace to argocd",
      ),
    ]);
  });
});
