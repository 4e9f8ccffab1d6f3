import { expect, it } from "vitest";
import { atUnit, contractFindings, contractOf } from "../../contract/contract.fixture.ts";
import { deployment } from "../../tree.fixture.ts";

const rule = "unused-image-repositories";
const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const contract = contractOf({ repositories: { "shop-web": {} } });
const facts = { imageRepositories: [`${registry}/shop-web`] };
const running = (image: string) => deployment("web", { image });

it("accepts a repository that an image comes from", () => {
  expect(contractFindings(rule, [running(`${registry}/shop-web:1.2.3`)], contract, facts)).toEqual([]);
});

it("refuses a repository without images", () => {
  const web = running(`${registry}/shop-wep:1.2.3`);
  expect(contractFindings(rule, [web], contract, facts)).toEqual([
    atUnit(
      rule,
      "image repository shop-web in infra.json is used by no image",
      "use it, or take the image out of images.json",
    ),
  ]);
});
