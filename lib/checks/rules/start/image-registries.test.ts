import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "image-registries";

describe("registries of images", () => {
  it.each([
    "nginx:1.29.3",
    "ghcr.io/owner/app:1.2.3",
    "registry.example.com:5000/app:1.2.3",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.2.3",
    "bitnamilegacy/redis:7.4.1",
    "us-docker.pkg.dev/project/app:1.2.3",
  ])("are there, as that of %s", (image) => {
    expect(findingsOf(rule, [deployment("web", { image })])).toEqual([]);
  });

  it.each([
    ["ghrc.io/owner/app:1.2.3", "comes from ghrc.io, which is no registry", "write ghcr.io"],
    ["dockr.io/library/nginx:1.29.3", "comes from dockr.io, which is no registry", "write docker.io"],
    [
      "12345678901.dkr.ecr.eu-west-1.amazonaws.com/app:1.2.3",
      "comes from account 12345678901 of ECR, which has 11 digits instead of 12",
      "correct the number of the account",
    ],
    [
      "123456789012.dkr.ecr.eu-wset-1.amazonaws.com/app:1.2.3",
      "comes from region eu-wset-1 of ECR, which is none",
      "correct the region",
    ],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.co/app:1.2.3",
      "comes from 123456789012.dkr.ecr.eu-west-1.amazonaws.co, which is no address of ECR",
      "write <account>.dkr.ecr.<region>.amazonaws.com",
    ],
  ])("are not there, as that of %s", (image, message, fix) => {
    const web = deployment("web", { image });
    expect(findingsOf(rule, [web])).toEqual([
      at(rule, web, `image ${image} of container main ${message}`, fix),
    ]);
  });

  it("of a name near to another are used by whoever has them", () => {
    const web = ["a", "b", "c"].map((name) => deployment(name, { image: "ghrc.io/owner/app:1.2.3" }));
    expect(findingsOf(rule, web)).toEqual([]);
  });

  it.each([
    [
      "k8s.gcr.io/pause:3.9",
      "comes from k8s.gcr.io, which was frozen in April 2023 and gets no new releases",
      "write registry.k8s.io",
    ],
    [
      "docker.io/bitnami/redis:7.4.1",
      "comes from docker.io/bitnami, which has no versions any more since September 2025",
      "write docker.io/bitnamilegacy for the same image, or use another publisher",
    ],
  ])("are given up, as that of %s", (image, message, fix) => {
    const web = deployment("web", { image });
    expect(findingsOf(rule, [web])).toEqual([
      at(rule, web, `image ${image} of container main ${message}`, fix, "warning"),
    ]);
  });
});
