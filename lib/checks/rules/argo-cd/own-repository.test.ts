import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const names = ["api", "web", "jobs"];
const rest = Object.fromEntries(
  names.flatMap((name) => [
    [`argocd/${name}.yaml`, application(name)],
    [`apps/${name}/deployment.yaml`, deployment(name)],
  ]),
);
const shopFrom = (repoURL: string, targetRevision: string) => ({
  ...rest,
  "argocd/shop.yaml": application("shop", { source: { repoURL, targetRevision, path: "apps/shop" } }),
  "apps/shop/deployment.yaml": deployment("shop"),
});

describe("own-repository", () => {
  it.each([
    ["the same branch", repository, "main"],
    ["a release", repository, "v1.2.0"],
    ["another repository", "https://git.example.com/other.git", "mian"],
  ])("accepts %s", (_, address, revision) => {
    expect(brokenIn("own-repository", shopFrom(address, revision))).toEqual([]);
  });

  it.each([
    [
      "error",
      repository,
      "mian",
      "spec.source.targetRevision is mian, while the others are at main",
      "write main",
    ],
    [
      "warning",
      repository,
      "feature/cart",
      "spec.source.targetRevision is the branch feature/cart, while the others are at main: what is merged there does not arrive",
      "write main",
    ],
    [
      "warning",
      "https://git.example.com/fleets.git",
      "main",
      `spec.source.repoURL https://git.example.com/fleets.git is nearly that of the other Applications, ${repository}, but not the same`,
      `write ${repository}`,
    ],
  ])("finds what is nearly the same (%#)", (severity, address, revision, message, fix) => {
    expect(brokenIn("own-repository", shopFrom(address, revision))).toEqual([
      [severity, "argocd/shop.yaml", message, fix],
    ]);
  });
});
