import { describe, expect, it } from "vitest";
import { smallestMemory } from "#lib/model/cluster.ts";
import { installations } from "./installations.fixture.ts";

interface Quantity {
  readonly path: string;
  readonly text: string;
}

/** Every quantity of memory in values, with the path to it. */
function memories(values: object, path = ""): Quantity[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const below = `${path}.${key}`;
    if (key === "memory" && typeof value === "string") return [{ path: below, text: value }];
    return typeof value === "object" && value !== null ? memories(value, below) : [];
  });
}

function mebibytesOf(text: string): number {
  return Number.parseInt(text, 10) * (text.endsWith("Gi") ? 1024 : 1);
}

describe.each(installations)("$title", ({ chart, cluster, namespace }) => {
  it("limits the memory of every container that it requests memory for", () => {
    const paths = new Set(memories(chart.values).map(({ path }) => path));
    const requests = [...paths].filter((path) => path.includes(".requests."));
    expect(requests.filter((path) => !paths.has(path.replace(".requests.", ".limits.")))).toEqual([]);
  });

  it("has no container that cannot run on the smallest node", () => {
    // Half of a node is left to the system, DaemonSets and neighbours.
    const most = (smallestMemory(cluster) * 1024) / 2;
    expect(memories(chart.values).filter(({ text }) => mebibytesOf(text) > most)).toEqual([]);
  });

  it("holds no ARN, account or address of an access key", () => {
    expect(JSON.stringify(chart.values)).not.toMatch(/arn:aws|\b\d{12}\b|AKIA/);
  });

  it("puts nothing into a namespace but its own", () => {
    const named = JSON.stringify(chart.values).matchAll(/"namespace":"([^"]*)"/g);
    expect([...named].map(([, name]) => name).filter((name) => name !== namespace)).toEqual([]);
  });
});
