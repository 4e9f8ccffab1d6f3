import { expect, it } from "vitest";
import { at, declares, deployment, findingsOf } from "../../tree.fixture.ts";
import { withSpec } from "./scaling.fixture.ts";

const annotated = (port: string) => {
  const containers = [{ name: "main", image: "app:1", ...declares(["http", 8080], ["metrics", 9090]) }];
  const metadata = { labels: { app: "web" }, annotations: { "prometheus.io/port": port } };
  return withSpec(deployment("web"), {
    template: { metadata, spec: JSON.parse(JSON.stringify({ containers })) },
  });
};
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("scrape-annotations", objects);

it("a port that is scraped is one of the pod", () => {
  expect(find(annotated("9090"))).toEqual([]);
});

it("a port that is scraped is probably none that no container declares", () => {
  expect(find(annotated("9091"))).toEqual([
    at(
      "scrape-annotations",
      annotated("9091"),
      "annotation prometheus.io/port is 9091, and its containers declare http (8080) and metrics (9090)",
      "write the number of the port that serves the metrics",
      "warning",
    ),
  ]);
});

it("a port that is scraped has no name", () => {
  expect(find(annotated("metrics")).map(({ severity }) => severity)).toEqual(["error"]);
});
