import { join } from "node:path";
import { Ajv, type AnySchema } from "ajv";
import { createGenerator, DEFAULT_CONFIG } from "ts-json-schema-generator";
import { describe, expect, it } from "vitest";
import { mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { resourcesOf } from "#lib/render/tree.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";

/** Grafana refuses larger ones, and so does the API server as part of a ConfigMap. */
const MAX_BYTES = 1024 * 1024;

const { trees } = await renderRepository(repositoryRoot);
const dashboards = trees.flatMap((tree) =>
  resourcesOf(tree)
    .filter(({ object }) => textAt(object, "metadata", "labels", "grafana_dashboard") === "1")
    .flatMap(({ object }) =>
      Object.keys(mapAt(object, "data") ?? {}).map((file) => ({
        cluster: tree.cluster,
        file,
        text: textAt(object, "data", file) ?? "",
      })),
    ),
);

const generator = createGenerator({
  ...DEFAULT_CONFIG,
  path: join(import.meta.dirname, "grafana-dashboard.ts"),
  tsconfig: join(repositoryRoot, "tsconfig.json"),
  skipTypeCheck: true,
  jsDoc: "none",
  // Grafana's packages use one name for several types.
  expose: "none",
  topRef: false,
});
// The generator's own type of a schema is another one than the validator's.
const schema: AnySchema = JSON.parse(JSON.stringify(generator.createSchema("PrometheusDashboard")));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What Grafana's types say against a dashboard. */
function violations(dashboard: unknown): string[] {
  validate(dashboard);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("dashboards", () => {
  it("SC9: DP14: exist for every application on a cluster with Grafana", () => {
    expect(dashboards.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["expense-tracker.json", "fastapi-app.json", "durga-puja.json"]),
    );
  });

  it.each(dashboards)("$file on $cluster is what Grafana's own types say", ({ text }) => {
    expect(violations(JSON.parse(text))).toEqual([]);
  });

  it.each(dashboards)("$file on $cluster is under a megabyte", ({ text }) => {
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_BYTES);
  });

  it("would be refused otherwise", () => {
    const [first] = dashboards;
    const dashboard = JSON.parse(first?.text ?? "{}");
    expect(violations({ ...dashboard, colour: "blue" })).toEqual([" must NOT have additional properties"]);
    expect(violations({ ...dashboard, schemaVersion: "42" })).toEqual(["/schemaVersion must be number"]);
    const [panel] = dashboard.panels;
    for (const wrong of [
      { type: "graph" },
      { title: 1 },
      { fieldConfigs: {} },
      { targets: [{ query: "up" }] },
    ]) {
      expect(violations({ ...dashboard, panels: [{ ...panel, ...wrong }] })).toContainEqual(
        expect.stringMatching(/^\/panels\/0/),
      );
    }
  });
});
