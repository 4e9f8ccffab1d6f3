import { expect, it } from "vitest";
import { helmChart } from "./chart.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

const chart = {
  repository: "https://charts.example.com",
  name: "metrics-server",
  version: "3.13.1",
  values: { replicas: 2 },
};

it("names the release after the chart unless it is told another name", () => {
  expect(helmChart(chart).release).toBe("metrics-server");
  expect(helmChart({ ...chart, release: "metrics" }).release).toBe("metrics");
});

it("keeps repository, version and values", () => {
  expect(helmChart(chart)).toMatchObject({ ...chart, release: "metrics-server" });
});

it("lets Helm check the values unless it is told not to", () => {
  expect(helmChart(chart).skipSchemaValidation).toBe(false);
  expect(helmChart({ ...chart, skipSchemaValidation: true }).skipSchemaValidation).toBe(true);
});

it.each(["1.2.3", "v1.21.1", "0.10.0-beta.1"])("takes version %s", (version) => {
  expect(helmChart({ ...chart, version }).version).toBe(version);
});

it.each(["", "1", "1.2", "1.2.x", "^1.2.3", "~1.2.3", ">=1.2.3", "*", "latest", "1.2.3 "])(
  "refuses version %j, which does not name one",
  (version) => {
    expect(() => helmChart({ ...chart, version })).toThrow(
      new DefinitionError(`chart metrics-server has version "${version}"; pin one version, as "1.2.3"`),
    );
  },
);

it("refuses a release that Helm finds too long", () => {
  const release = "r".repeat(54);
  expect(refusedBy(() => helmChart({ ...chart, release: release.slice(1) }))).toEqual([]);
  expect(() => helmChart({ ...chart, release })).toThrow(
    new DefinitionError(
      `Helm release "${release}" of chart metrics-server has 54 characters; at most 53 are allowed: shorten it`,
    ),
  );
});

it("refuses a release that is not a DNS label", () => {
  expect(() => helmChart({ ...chart, release: "My_Release" })).toThrow(
    new DefinitionError(
      'Helm release name "My_Release" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ),
  );
});
