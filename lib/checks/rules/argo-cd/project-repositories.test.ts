import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { application, project } from "./repository.fixture.ts";

const shop = (repoURL: string) =>
  application("shop", { project: "shop", source: { repoURL, path: "apps/shop" } });
const allowing = (...sourceRepos: string[]) => project("shop", { sourceRepos });

describe("project-repositories", () => {
  it.each([
    ["is listed", "https://git.example.com/fleet.git", ["https://git.example.com/fleet.git"]],
    [
      "is written with .git on one side only",
      "https://git.example.com/Fleet",
      ["https://git.example.com/fleet.git"],
    ],
    ["fits a pattern", "https://git.example.com/fleet", ["https://git.example.com/*"]],
    ["is a chart's in a registry", "quay.io/jetstack/charts", ["quay.io/**"]],
    [
      "is not among those that are excluded",
      "https://git.example.com/fleet",
      ["!https://git.example.com/other", "*"],
    ],
  ])("accepts a repository that %s", (_, repository, allowed) => {
    expect(findingsOf("project-repositories", [shop(repository), allowing(...allowed)])).toEqual([]);
  });

  it("says nothing of a project that is not in the tree", () => {
    expect(findingsOf("project-repositories", [shop("https://git.example.com/fleet")])).toEqual([]);
  });

  it.each([
    ["https://git.example.com/other", "https://git.example.com/fleet.git"],
    ["https://git.example.com/team/fleet", "https://git.example.com/*"],
    ["https://git.example.com/fleet", "!https://git.example.com/fleet.git"],
  ])("refuses %s where %s is allowed", (repository, allowed) => {
    const one = shop(repository);
    expect(findingsOf("project-repositories", [one, allowing(allowed)])).toEqual([
      at(
        "project-repositories",
        one,
        `spec.source.repoURL ${repository} is none that project shop allows: ${allowed}`,
        "add it to sourceRepos of AppProject shop, or correct it",
      ),
    ]);
  });
});
