import type { Resource } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { isOf, kindId, kindOf, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once.ts";
import { type Text, textsIn } from "./texts.ts";

/** A text that is committed, with the object or the unit whose file it stands in. */
export interface CommittedText {
  readonly at: Resource | Unit;
  readonly text: Text;
}

/** Kinds that speak of secrets without holding any: schemas, and what only the cluster can open. */
const withoutSecrets = new Set([kindId(kinds.customResourceDefinition), "bitnami.com/SealedSecret"]);

function textsOf(at: Resource): Text[] {
  if (withoutSecrets.has(kindId(kindOf(at.object)))) return [];
  const { data: _data, stringData: _stringData, ...rest } = at.object;
  return textsIn(isOf(at, kinds.secret) ? rest : at.object);
}

/** Every text of objects and of the values of charts, but for the values of Secrets. */
export const committedTexts = oncePerGraph(({ resources, tree }): readonly CommittedText[] => [
  ...resources.flatMap((at) => textsOf(at).map((text) => ({ at, text }))),
  ...tree.units.flatMap((at) =>
    at.charts.flatMap(({ values }) => textsIn(values).map((text) => ({ at, text }))),
  ),
]);
