import { App, Chart, JsonPatch } from "cdk8s";
import { ConfigMap } from "cdk8s-plus-28";
import { describe, expect, it } from "vitest";
import { Amendments } from "./amend.ts";

const manifest = (name: string) => ({ kind: "ConfigMap", metadata: { name }, data: { a: "1" } });

function amended(name: string): { amendments: Amendments; map: ConfigMap } {
  const map = new ConfigMap(new Chart(new App(), "shop"), "construct", { metadata: { name } });
  return { amendments: new Amendments(), map };
}

describe("amendments", () => {
  it("change the object of their construct, one after the other", () => {
    const { amendments, map } = amended("backend");
    amendments.put(map, "/data/b", "2");
    amendments.amend(map, JsonPatch.remove("/data/a"), JsonPatch.replace("/data/b", "3"));
    expect(amendments.apply(manifest("backend"))).toEqual({ ...manifest("backend"), data: { b: "3" } });
  });

  it("leave all other objects alone", () => {
    const { amendments, map } = amended("backend");
    amendments.put(map, "/data/b", "2");
    expect(amendments.apply(manifest("frontend"))).toEqual(manifest("frontend"));
    expect(amendments.apply({ ...manifest("backend"), kind: "Secret" })).toEqual({
      ...manifest("backend"),
      kind: "Secret",
    });
  });
});
