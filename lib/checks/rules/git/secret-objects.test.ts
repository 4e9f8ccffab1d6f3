import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("secret-objects", objects);

describe("Secrets", () => {
  it("are refused when they hold values", () => {
    const wrong = object("Secret", "oauth", { data: { b: "eA==" }, stringData: { a: "x", empty: "" } });
    expect(find(wrong)).toEqual([
      at(
        "secret-objects",
        wrong,
        "it holds values of a and b for all who can read the repository",
        "replace them everywhere, keep the new ones in the secret store, and make the Secret by an ExternalSecret",
      ),
    ]);
  });

  it("may be what Argo CD has to know of a public repository", () => {
    const labels = { "argocd.argoproj.io/secret-type": "repository" };
    const repository = (data: Record<string, string>) =>
      object("Secret", "charts", { stringData: { type: "helm", url: "https://x.io", ...data } }, { labels });
    expect(find(repository({}))).toEqual([]);
    expect(find(repository({ password: "x" }))).toHaveLength(1);
  });

  it("may be empty, or hold what something else fills in", () => {
    expect(
      find(object("Secret", "oauth"), object("Secret", "sops", { data: { a: "ENC[AES256_GCM,data:x]" } })),
    ).toEqual([]);
  });
});
