import { expect, it } from "vitest";
import { contractFindings, contractOf } from "../../contract/contract.fixture.ts";
import { at, deployment } from "../../tree.fixture.ts";

const rule = "image-repositories";
const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const contract = contractOf({ repositories: { "shop-web": {} } });
const facts = { imageRepositories: [`${registry}/shop-web`] };
const running = (image: string) => deployment("web", { image });

it("accepts images of repositories that are made, and of other registries", () => {
  const elsewhere = deployment("proxy", {
    image: "210987654321.dkr.ecr.us-east-1.amazonaws.com/proxy:1.2.3",
  });
  expect(contractFindings(rule, [running(`${registry}/shop-web:1.2.3`), elsewhere], contract, facts)).toEqual(
    [],
  );
});

it("accepts images of a repository that another stage makes", () => {
  expect(contractFindings(rule, [running(`${registry}/shop-web:1.2.3`)], contractOf({}), facts)).toEqual([]);
});

it("refuses an image of a repository that nobody makes", () => {
  const web = running(`${registry}/shop-wep:1.2.3`);
  expect(contractFindings(rule, [web], contract, facts)).toEqual([
    at(
      rule,
      web,
      `image repository ${registry}/shop-wep is made for no cluster`,
      `write ${registry}/shop-web, or name the image in images.json`,
    ),
  ]);
});

it("leaves open what other stages make where nobody says it", () => {
  expect(contractFindings(rule, [running(`${registry}/any:1.2.3`)], contractOf({}))).toEqual([]);
});
