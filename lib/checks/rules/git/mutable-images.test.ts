import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("mutable-images", objects);
const pin = "pin a release or a digest";

describe("images", () => {
  it("accepts a release and a digest", () => {
    expect(find(deployment("release", { image: "nginx:1.29.3-alpine" }))).toEqual([]);
    expect(find(deployment("digest", { image: `nginx@sha256:${"0".repeat(64)}` }))).toEqual([]);
  });

  it.each([
    ["nginx", "it has no tag, which means latest"],
    ["nginx:latest", "tag latest moves with every release"],
    ["postgres:15", "tag 15 moves with every minor release"],
  ])("refuses %s", (image, why) => {
    const wrong = deployment("web", { image });
    expect(find(wrong)).toEqual([
      at(
        "mutable-images",
        wrong,
        `image "${image}" of container main can change under the same name: ${why}`,
        pin,
      ),
    ]);
  });

  it("accepts a bare number of an image that nobody here knows: it may count builds", () => {
    expect(find(deployment("web", { image: "registry.example.com/web:142" }))).toEqual([]);
  });

  it("looks at init containers and at the pods of a CronJob", () => {
    const spec = { initContainers: [{ name: "wait", image: "busybox" }] };
    const job = object("batch/v1 CronJob", "backup", {
      spec: { jobTemplate: { spec: { template: { spec } } } },
    });
    expect(find(job).map(({ message }) => message)).toEqual([
      'image "busybox" of container wait can change under the same name: it has no tag, which means latest',
    ]);
  });
});
