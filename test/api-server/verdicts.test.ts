import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "#lib/checks/graph/graph.ts";
import { apiServerRules } from "#lib/checks/rules/api-server/all.ts";
import { loadSchemas, type SchemaSource } from "#lib/checks/schema-source.ts";
import { release, treeOf } from "#lib/checks/tree.fixture.ts";
import { groupOf } from "#lib/render/resource.ts";
import { type Edit, type Verdicts, verdicts, withEdit } from "./edits.ts";

// Slips in one object are looked at side by side, where it would be there more than once.
const rules = apiServerRules.filter(({ name }) => name !== "duplicate-objects");

/** The edits after which the rules of the API server find an error. */
function foundIn({ base }: Verdicts, edits: readonly Edit[], schemas: SchemaSource): readonly Edit[] {
  const objects = edits.map((edit) => withEdit(base, edit));
  // Which versions of custom kinds are there is beyond doubt.
  const operator = { crdGroups: [groupOf(base.apiVersion)] };
  const tree = treeOf(objects, { facts: { chartsProvide: { operator } }, charts: [release("operator")] });
  const [unit] = tree.units;
  const graph = graphOf(tree);
  const wrong = new Set(
    rules
      .flatMap((rule) => [...rule.check(graph, schemas)])
      .filter(({ severity }) => severity !== "warning")
      .map(({ at }) => at),
  );
  return edits.filter((_, i) => {
    const resource = unit?.resources[i];
    return resource !== undefined && wrong.has(resource);
  });
}

describe("an API server 1.36 and the checks", () => {
  let schemas: SchemaSource;
  beforeAll(async () => {
    schemas = await loadSchemas([...verdicts.values()].map(({ base }) => base));
  });

  it.each([...verdicts])("agree on slips in a %s", (_, one) => {
    expect(foundIn(one, one.refused, schemas)).toEqual(one.refused);
    expect(foundIn(one, one.accepted, schemas)).toEqual([]);
    expect(foundIn(one, [["/metadata/labels"]], schemas)).toEqual([]);
  });

  it.each([...verdicts])("disagree on a %s exactly where it is written down", (_, one) => {
    expect(foundIn(one, one.stricter, schemas)).toEqual(one.stricter);
    expect(foundIn(one, one.overlooked, schemas)).toEqual([]);
  });
});
