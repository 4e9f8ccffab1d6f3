import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const inWave = (name: string, wave: string) =>
  application(name, {}, { annotations: { "argocd.argoproj.io/sync-wave": wave } });
const waves = [inWave("one", "1"), inWave("two", "2")];
const configuration = (data: Record<string, string>) =>
  object("ConfigMap", "argocd-cm", { data }, { namespace: "argocd" });
const assessing = { "resource.customizations.health.argoproj.io_Application": "return obj.status.health" };
const chart = (cm: Record<string, string>) =>
  application("argo-cd", {
    source: {
      repoURL: "https://argoproj.github.io/argo-helm",
      chart: "argo-cd",
      targetRevision: "10.1.1",
      helm: { valuesObject: { configs: { cm } } },
    },
  });

describe("application-waves", () => {
  it.each([
    ["the ConfigMap tells how to assess them", [...waves, configuration(assessing)]],
    ["the values of the chart do", [...waves, chart(assessing)]],
    ["the tree does not show the configuration", waves],
    ["there are no waves", [inWave("one", "1"), configuration({})]],
  ])("accepts Applications where %s", (_, objects) => {
    expect(findingsOf("application-waves", objects)).toEqual([]);
  });

  it.each([
    ["ConfigMap", configuration({ url: "https://argo.example.com" })],
    ["chart", chart({})],
  ])("warns of waves where the %s does not", (_, one) => {
    expect(findingsOf("application-waves", [...waves, one])).toEqual([
      at(
        "application-waves",
        one,
        "Applications have sync waves, and Argo CD does not assess their health: all waves begin at once",
        "add resource.customizations.health.argoproj.io_Application to argocd-cm",
        "warning",
      ),
    ]);
  });
});
