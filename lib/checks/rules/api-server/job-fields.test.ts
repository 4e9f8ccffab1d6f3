import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const job = (spec: Readonly<Record<string, Value>>) =>
  object("batch/v1 Job", "import", {
    spec: {
      template: { spec: { restartPolicy: "Never", containers: [{ name: "main", image: "app:1.2.3" }] } },
      ...spec,
    },
  });

describe("Jobs", () => {
  it("pass with indexes, and with rules for failures of their containers", () => {
    expect(
      findingsOf("job-fields", [
        job({
          completionMode: "Indexed",
          completions: 4,
          backoffLimitPerIndex: 1,
          maxFailedIndexes: 2,
          podFailurePolicy: {
            rules: [
              { action: "FailJob", onExitCodes: { containerName: "main", operator: "In", values: [1, 2] } },
            ],
          },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      job({ completionMode: "Indexed" }),
      "completionMode is Indexed without completions",
      "write completions",
    ],
    [
      job({ backoffLimitPerIndex: 1 }),
      "backoffLimitPerIndex is set, but the Job has no indexes",
      "write completionMode Indexed",
    ],
    [
      job({ completionMode: "Indexed", completions: 4, maxFailedIndexes: 2 }),
      "maxFailedIndexes is set without backoffLimitPerIndex",
      "write backoffLimitPerIndex",
    ],
    [
      job({ completionMode: "Indexed", completions: 4, backoffLimitPerIndex: 1, maxFailedIndexes: 5 }),
      "maxFailedIndexes is 5, above completions 4",
      "lower it",
    ],
    [
      job({ completionMode: "Indexed", completions: 4, parallelism: 100_001 }),
      "parallelism is 100001",
      "write at most 100000",
    ],
    [
      job({ podFailurePolicy: { rules: [{ action: "FailJob" }] } }),
      "podFailurePolicy.rules[0] has neither onExitCodes nor onPodConditions",
      "write one of them",
    ],
    [
      job({
        podFailurePolicy: {
          rules: [{ action: "FailJob", onExitCodes: { containerName: "mian", operator: "In", values: [1] } }],
        },
      }),
      "podFailurePolicy.rules[0] is about container mian, which its pods do not have",
      "write main",
    ],
    [
      job({
        podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [0, 1] } }] },
      }),
      "podFailurePolicy.rules[0] takes exit code 0, which is success, for a failure",
      "remove 0",
    ],
    [
      job({
        podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [2, 1] } }] },
      }),
      "podFailurePolicy.rules[0] has exit codes 2, 1",
      "sort them, each once",
    ],
    [
      job({ selector: { matchLabels: { app: "import" } } }),
      "selector is set, which Kubernetes makes itself",
      "remove selector",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("job-fields", [one])).toEqual([at("job-fields", one, message, fix)]);
  });
});
