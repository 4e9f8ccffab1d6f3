import { describe, expect, it } from "vitest";
import { type ControlPlane, checkControlPlane, logTypes } from "./control-plane.ts";
import { days, hours } from "./duration.ts";
import { refusedBy } from "./refusals.fixture.ts";

const controlPlane: ControlPlane = {
  endpoint: "public",
  logs: logTypes,
  logRetention: days(30),
  encryptSecrets: true,
};

const problemsOf = (facts: Partial<ControlPlane>) =>
  refusedBy(() => checkControlPlane({ ...controlPlane, ...facts }, "test"));

describe("the control plane", () => {
  it("is refused nothing where it keeps the rules", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ logs: [] })).toEqual([]);
  });

  it("is refused a log type that EKS has not, where no type checker has seen it", () => {
    const unchecked: Partial<ControlPlane> = JSON.parse('{ "logs": ["api", "kubelet"] }');
    expect(problemsOf(unchecked)).toEqual([
      'log type "kubelet" of cluster test is none that EKS writes; choose of api, audit, authenticator, controllerManager, scheduler',
    ]);
  });

  it.each([2, 31, 100, 10_000])("is refused a retention of %d days, which CloudWatch has not", (kept) => {
    expect(problemsOf({ logRetention: days(kept) })).toEqual([
      `logs of the control plane of cluster test are kept for ${kept} days, which CloudWatch does not offer; choose of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653`,
    ]);
  });

  it.each([1, 7, 90, 365, 3653])("is given a retention of %d days", (kept) => {
    expect(problemsOf({ logRetention: days(kept) })).toEqual([]);
  });

  it("is refused a retention of parts of a day", () => {
    expect(problemsOf({ logRetention: hours(36) })).toEqual([
      "retention of the logs of cluster test is 36h, not a number of days; write it as days(7)",
    ]);
  });
});
