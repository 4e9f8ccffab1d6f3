import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "grace-periods";
const exec = (...command: string[]) => ({ lifecycle: { preStop: { exec: { command } } } });
const data = {
  container: { volumeMounts: [{ name: "data", mountPath: "/data" }] },
  pod: { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] },
};

describe("grace periods", () => {
  it("are longer than the hook before", () => {
    const good = [
      deployment("web", exec("sleep", "15")),
      deployment("web", exec("sh", "-c", "sleep 40 && nginx -s quit"), { terminationGracePeriodSeconds: 60 }),
      deployment("web", exec("sh", "-c", "while pgrep a; do sleep 60; done")),
      deployment("web", {}, { terminationGracePeriodSeconds: 0 }),
      deployment("web", data.container, data.pod),
    ];
    for (const one of good) expect(findingsOf(rule, [one])).toEqual([]);
  });

  it.each([
    [exec("sleep", "30"), {}, 30, 30],
    [exec("sh", "-c", "sleep 5; sleep 1m"), { terminationGracePeriodSeconds: 45 }, 65, 45],
    [{ lifecycle: { preStop: { sleep: { seconds: 20 } } } }, { terminationGracePeriodSeconds: 10 }, 20, 10],
  ])("are not shorter: %j", (container, pod, sleep, period) => {
    const web = deployment("web", container, pod);
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        `preStop of container main sleeps ${sleep} s, but the pod has ${period} s to end: it is killed before it is asked to`,
        `set terminationGracePeriodSeconds above ${sleep}, with time for the program to end`,
      ),
    ]);
  });

  it("let data be written", () => {
    const web = deployment("web", data.container, { ...data.pod, terminationGracePeriodSeconds: 0 });
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "terminationGracePeriodSeconds is 0, but container main writes to a claimed volume: it is killed in the middle of it",
        "leave it out, which means 30, or give it the time it needs to end",
        "warning",
      ),
    ]);
  });
});
