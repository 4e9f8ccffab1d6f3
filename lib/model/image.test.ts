import { describe, expect, it } from "vitest";
import { fixedImage, imageIn, imagesOf, mutability, parseImage } from "./image.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("parseImage", () => {
  it.each([
    ["postgres", "postgres", undefined, undefined],
    ["postgres:15.18", "postgres", "15.18", undefined],
    ["docker.io/library/postgres:15.18", "docker.io/library/postgres", "15.18", undefined],
    ["ghcr.io/owner/name_a/b--c:v1", "ghcr.io/owner/name_a/b--c", "v1", undefined],
    ["localhost:5000/web", "localhost:5000/web", undefined, undefined],
    ["registry.example.com:5000/a/b:1.2.3", "registry.example.com:5000/a/b", "1.2.3", undefined],
    [`web@${digest}`, "web", undefined, digest],
    [`10.0.0.1:5000/web:1_2@${digest}`, "10.0.0.1:5000/web", "1_2", digest],
    [
      "008099619893.dkr.ecr.us-east-1.amazonaws.com/filmcastpro:1.0.0",
      "008099619893.dkr.ecr.us-east-1.amazonaws.com/filmcastpro",
      "1.0.0",
      undefined,
    ],
  ])("takes %s apart", (text, repository, tag, hash) => {
    expect(parseImage(text)).toEqual({ repository, tag, digest: hash });
  });

  it.each([
    "",
    ":1.2.3",
    "Web:1.2.3",
    "owner/Web",
    "web:",
    "web:-1",
    `web:${"1".repeat(129)}`,
    "web:a b",
    "web:1:2",
    "-web",
    "web-",
    "a//b",
    "/web",
    "web/",
    "https://ghcr.io/web",
    "..//web",
    "-registry/web",
    "a..b/web",
    "web@sha256:abc",
    `web@${digest}0`,
    `web@sha512:${"0".repeat(128)}`,
    " web",
    "web\n",
  ])("knows that %j is no image reference", (text) => {
    expect(parseImage(text)).toBeUndefined();
  });
});

describe("mutability", () => {
  const of = (tag: string | undefined, hash?: string) => mutability({ repository: "web", tag, digest: hash });

  it("lets a digest pin, whatever the tag", () => {
    expect(of(undefined, digest)).toBeUndefined();
    expect(of("latest", digest)).toBeUndefined();
  });

  it("takes a missing tag for latest", () => {
    expect(of(undefined)).toBe("it has no tag, which means latest");
  });

  it.each([
    "15.18",
    "0.1",
    "1.2.3",
    "v1.2.3",
    "1.2.3-alpine",
    "1.2.3-rc.1",
    "20240101",
    "2024.01.01",
    "3f2a9c1",
    "1234567",
    "abcdefa",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    "sha-3f2a9c1",
    "main-3f2a9c1",
    "stable-20240101",
    "RELEASE.2024-01-01T00-00-00Z",
    "build-17",
  ])("knows that %s is pinned", (tag) => {
    expect(of(tag)).toBeUndefined();
  });

  it.each([
    "latest",
    "Latest",
    "stable",
    "stable-alpine",
    "alpine-latest",
    "lts-alpine3.20",
    "alpine",
    "bookworm-slim",
    "production",
    "main",
  ])("knows that %s moves with every release", (tag) => {
    expect(of(tag)).toBe(`tag ${tag} moves with every release`);
  });

  it.each(["15", "v2", "15-alpine", "7-alpine3.20", "2024"])(
    "knows that %s moves with every minor release",
    (tag) => {
      expect(of(tag)).toBe(`tag ${tag} moves with every minor release`);
    },
  );
});

describe("imagesOf", () => {
  it("gathers the references of each image by environment", () => {
    const images = imagesOf({
      development: { web: "ghcr.io/owner/web:0.2" },
      production: { web: "ghcr.io/owner/web:0.1" },
    });
    expect(images.web).toEqual({
      name: "web",
      references: { development: "ghcr.io/owner/web:0.2", production: "ghcr.io/owner/web:0.1" },
    });
  });

  it("keeps images apart from what every object has", () => {
    const images = imagesOf({ production: { constructor: "web:0.1", toString: "web:0.2" } });
    expect(Object.keys(images)).toEqual(["constructor", "toString"]);
    expect(imageIn(images.toString, "production")).toBe("web:0.2");
    expect(Object.hasOwn(Object, "production")).toBe(false);
  });

  it("refuses every reference that is none or that can change", () => {
    const data = { production: { web: "Web:1.2.3", api: "api:latest", worker: "worker", cache: "redis:7" } };
    expect(refusedBy(() => imagesOf(data))).toEqual([
      'image "Web:1.2.3" of web in production is not an image reference; write it as "registry.example.com/name:1.2.3"',
      'image "api:latest" of api in production can change under the same name: tag latest moves with every release; pin a release or a digest',
      'image "worker" of worker in production can change under the same name: it has no tag, which means latest; pin a release or a digest',
      'image "redis:7" of cache in production can change under the same name: tag 7 moves with every minor release; pin a release or a digest',
    ]);
  });
});

describe("imageIn", () => {
  it("is the reference of the environment", () => {
    const { web } = imagesOf({ development: { web: "web:0.2" }, production: { web: "web:0.1" } });
    expect(imageIn(web, "production")).toBe("web:0.1");
  });

  it("is the same everywhere for a fixed image", () => {
    const image = fixedImage("postgres", "docker.io/library/postgres:15.18");
    expect(imageIn(image, "production")).toBe("docker.io/library/postgres:15.18");
    expect(imageIn(image, "constructor")).toBe("docker.io/library/postgres:15.18");
  });

  it.each(["staging", "constructor", ""])(
    "refuses environment %j, which images.json has not",
    (environment) => {
      const { web } = imagesOf({ development: { web: "web:0.2" }, production: { web: "web:0.1" } });
      expect(() => imageIn(web, environment)).toThrow(
        new DefinitionError(
          `image web has no reference for environment ${environment}, only for development, production; add it to images.json`,
        ),
      );
    },
  );
});

it("refuses a fixed image that can change", () => {
  expect(() => fixedImage("postgres", "docker.io/library/postgres:15")).toThrow(
    new DefinitionError(
      'image "docker.io/library/postgres:15" of postgres can change under the same name: tag 15 moves with every minor release; pin a release or a digest',
    ),
  );
});
