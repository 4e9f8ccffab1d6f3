import { expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, release } from "./tree.fixture.ts";

it("leaves in doubt only what told facts have no words for, where the name is the chart's", () => {
  const facts = { ...fullFacts, chartsProvide: { loki: { isTold: true } } } as const;
  const envFrom = ["loki-settings", "settings"].map((name) => ({ configMapRef: { name } }));
  const reader = deployment("backend", { envFrom: [...envFrom, { secretRef: { name: "loki-auth" } }] });
  expect(findingsOf("references", [reader], { facts, charts: [release("loki")] })).toEqual([
    at(
      "references",
      reader,
      "envFrom[0] names ConfigMap loki-settings, which nothing produces, but the facts do not say whether chart loki brings it",
      "add ConfigMap loki-settings to namespace shop, or correct the name",
      "warning",
    ),
    at(
      "references",
      reader,
      "envFrom[1] names ConfigMap settings, which nothing produces",
      "add ConfigMap settings to namespace shop, or correct the name",
    ),
    at(
      "references",
      reader,
      "envFrom[2] names Secret loki-auth, which nothing produces",
      "add Secret loki-auth to namespace shop, or correct the name",
    ),
  ]);
});
