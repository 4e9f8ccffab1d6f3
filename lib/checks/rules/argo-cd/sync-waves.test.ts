import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const inWave = (wave: string) =>
  object("ConfigMap", "config", {}, { annotations: { "argocd.argoproj.io/sync-wave": wave } });

describe("sync-waves", () => {
  it.each(["0", "-5", "+3", "12"])("accepts %s", (wave) => {
    expect(findingsOf("sync-waves", [inWave(wave)])).toEqual([]);
  });

  it.each(["first", "1.5", "--1"])("refuses %s", (wave) => {
    const one = inWave(wave);
    expect(findingsOf("sync-waves", [one])).toEqual([
      at(
        "sync-waves",
        one,
        `sync wave "${wave}" is no whole number: Argo CD applies it in wave 0`,
        'write a whole number as text, such as "-1" or "2"',
      ),
    ]);
  });
});
