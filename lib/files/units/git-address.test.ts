import { expect, it } from "vitest";
import { isSameRepository } from "./git-address.ts";

it.each([
  "https://git.example.com/team/gitops.git",
  "https://git.example.com/Team/gitops/",
  "https://user@git.example.com/team/gitops",
  "git@git.example.com:team/gitops.git",
  "ssh://git@git.example.com:22/team/gitops.git",
])("%s is one repository with the others", (address) => {
  expect(isSameRepository(address, "https://git.example.com/team/gitops")).toBe(true);
  expect(isSameRepository(address, "https://git.example.com/team/gitops-2")).toBe(false);
});
