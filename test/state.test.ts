import { describe, expect, it } from "vitest";
import { renderedTrees } from "./rendered.ts";

const volumes = (await renderedTrees()).flatMap(({ cluster, units }) =>
  units
    .filter(({ definition }) => definition.startsWith("apps/"))
    .flatMap(({ resources }) => {
      const named = (kind: string) =>
        resources.filter(({ object }) => object.kind === kind).map(({ object }) => object.metadata.name);
      const jobs = named("CronJob");
      return named("PersistentVolumeClaim").map((claim) => ({
        title: `${claim} on ${cluster}`,
        claim,
        jobs,
      }));
    }),
);

describe("a volume of an application", () => {
  it.each(volumes)("is saved, and can be restored: $title", ({ claim, jobs }) => {
    const workload = claim.replace(/-data$/, "");
    expect(jobs).toEqual(expect.arrayContaining([`${workload}-backup`, `${workload}-restore`]));
  });

  it("is there to be looked at", () => expect(volumes).not.toEqual([]));
});
