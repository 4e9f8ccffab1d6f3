import { expect, it } from "vitest";
import { at, findingsOf, fullFacts } from "../../tree.fixture.ts";
import { application } from "../argo-cd/repository.fixture.ts";

const facts = {
  ...fullFacts,
  podIdentityAssociations: [{ namespace: "edge", serviceAccount: "controller", role: "controller" }],
  chartsProvide: { edge: { isTold: true as const, serviceAccounts: ["edge/controller"] } },
};
const installing = (namespace: string, name?: string) =>
  application("edge", {
    destination: { name: "in-cluster", namespace },
    source: {
      repoURL: "https://charts.example.com",
      chart: "edge",
      targetRevision: "1.0.0",
      ...(name !== undefined && { helm: { valuesObject: { serviceAccount: { name } } } }),
    },
  });

it.each([installing("edge"), installing("edge", "controller")])(
  "takes a chart whose account has the role",
  (one) => {
    expect(findingsOf("chart-accounts", [one], { facts })).toEqual([]);
  },
);

it.each([
  [
    installing("edges"),
    "chart edge goes to namespace edges, and ServiceAccount edge/controller has its role at AWS: it gets no credentials",
    "write namespace edge",
  ],
  [
    installing("edge", "edge"),
    "chart edge works as ServiceAccount edge, and ServiceAccount edge/controller has its role at AWS: it gets no credentials",
    "write controller",
  ],
])("refuses a chart whose account has none", (wrong, message, fix) => {
  expect(findingsOf("chart-accounts", [wrong], { facts })).toEqual([
    at("chart-accounts", wrong, message, fix),
  ]);
});
