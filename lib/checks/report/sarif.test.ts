import { expect, it } from "vitest";
import { rules } from "../rules.ts";
import { checkedWith, doubtful, missingKey } from "./checked.fixture.ts";
import { renderSarif } from "./sarif.ts";

const runOf = (text: string) => JSON.parse(text).runs[0];

it("has a result a finding, at its line or the first", () => {
  const run = runOf(renderSarif(checkedWith(missingKey, doubtful)));
  expect(run.properties).toEqual({ accepted: 0, objects: 12, references: 30, flows: 9 });
  expect(run.results).toMatchObject([
    {
      ruleId: "references",
      level: "error",
      message: {
        text: "Deployment backend: env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces; add it to the keys of the Secret",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "apps/expense-tracker/index.ts" },
            region: { startLine: 12 },
          },
        },
      ],
    },
    {
      ruleId: "namespaces",
      level: "warning",
      message: { text: "it is doubtful; look" },
      locations: [{ physicalLocation: { region: { startLine: 1 } } }],
    },
  ]);
});

it("describes every rule that a result may be of", () => {
  const described = runOf(renderSarif(checkedWith())).tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(described).toEqual(
    expect.arrayContaining([...rules.map(({ name }) => name), "yaml", "acceptances"]),
  );
});

it("gives a finding one fingerprint, whatever line it moves to", () => {
  const moved = runOf(renderSarif(checkedWith(missingKey, { ...missingKey, line: 40 }))).results;
  expect(moved[0].partialFingerprints).toEqual(moved[1].partialFingerprints);
  const other = runOf(renderSarif(checkedWith({ ...missingKey, cluster: "other" }))).results;
  expect(other[0].partialFingerprints).not.toEqual(moved[0].partialFingerprints);
});
