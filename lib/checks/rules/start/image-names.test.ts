import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("image-names", objects);

describe("names of images", () => {
  it("accepts names with and without a registry, a tag and a digest", () => {
    const images = ["nginx", "ghcr.io/owner/web:1.2.3", `nginx:1.29@sha256:${"0".repeat(64)}`];
    expect(find(...images.map((image, index) => deployment(`web-${index}`, { image })))).toEqual([]);
  });

  it("refuses what is no reference", () => {
    const wrong = deployment("web", { image: "NGINX:1.29" });
    expect(find(wrong)).toEqual([
      at(
        "image-names",
        wrong,
        'image "NGINX:1.29" of container main is no image reference',
        'write it as "registry.example.com/name:1.2.3"',
      ),
    ]);
  });

  it("refuses a container without an image", () => {
    const none = object("Pod", "web", { spec: { containers: [{ name: "main" }] } });
    expect(find(none)).toEqual([
      at("image-names", none, "container main has no image", "write the image, with a tag or digest"),
    ]);
  });
});
