import type { KubernetesObject, Resource, Value } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { type Text, textWalk } from "../graph/texts.ts";
import { remembered } from "../remembered.ts";
import { credentialUnder, namedAs } from "../secrets/credentials.ts";
import { textReader } from "./reading.ts";

/** A text that is committed and that should perhaps not be, with the object or the unit whose file it stands in. */
export interface Suspect {
  readonly at: Resource | Unit;
  readonly text: Text;
  /** What kind of credential it holds, by its form or its name. */
  readonly credential: string | undefined;
  /** Whether it has as many digits as an account id of AWS. */
  readonly mayHoldAccount: boolean;
}

/** What stands in the texts of a tree that rules ask for. */
export interface NotableTexts {
  /** Texts that a credential or an account may stand in, but for the values of Secrets. */
  readonly suspects: readonly Suspect[];
  /** Objects with a text that has a name below `svc`. */
  readonly namingServices: ReadonlySet<Resource | Unit>;
  /** Objects with a text that has a name in the form of those of the pods of StatefulSets. */
  readonly namingPods: ReadonlySet<Resource | Unit>;
}

/** A value to look into. */
interface Committed {
  readonly at: Resource | Unit;
  readonly value: Value;
  /** Whether credentials may stand in it: schemas, and what only the cluster can open, speak of them without holding any. */
  readonly isOpen: boolean;
}

/** Without the values of a Secret, for which there is a rule of its own. */
function withoutValues({ data: _data, stringData: _stringData, ...rest }: KubernetesObject): Value {
  return rest;
}

function committedValues({ resources, tree, ofKind }: Graph): Committed[] {
  const secrets = new Set(ofKind(kinds.secret));
  const schemas = new Set(ofKind(kinds.customResourceDefinition));
  const sealed = new Set(ofKind({ group: "bitnami.com", kind: "SealedSecret" }));
  const ofResource = (at: Resource): Committed => {
    const { object } = at;
    if (schemas.has(at)) return { at, value: object.metadata, isOpen: false };
    return { at, value: secrets.has(at) ? withoutValues(object) : object, isOpen: !sealed.has(at) };
  };
  const ofCharts = tree.units.flatMap((at) =>
    at.charts.map(({ values: value }) => ({ at, value, isOpen: true })),
  );
  return [...resources.map(ofResource), ...ofCharts];
}

/** Finds what rules ask for in all texts together: there are more texts than anything else in a tree. */
export const notableTextsOf = oncePerGraph((graph): NotableTexts => {
  const suspects: Suspect[] = [];
  const naming = { services: new Set<Resource | Unit>(), pods: new Set<Resource | Unit>() };
  const [namedOf, readingIn] = [remembered(namedAs), textReader()];
  let current: Committed | undefined;
  const walk = textWalk((name, text, pathOf) => {
    const reading = readingIn(text);
    const named = namedOf(name);
    if ((reading === undefined && named === undefined) || current === undefined) return;
    const { at, isOpen } = current;
    if (reading?.mayNameService === true) naming.services.add(at);
    if (reading?.mayNamePod === true) naming.pods.add(at);
    const credential = credentialUnder(named, text, reading?.credential);
    const mayHoldAccount = reading?.mayHoldAccount === true;
    if (!isOpen || (credential === undefined && !mayHoldAccount)) return;
    suspects.push({ at, text: { name, text, path: pathOf() }, credential, mayHoldAccount });
  });
  for (const committed of committedValues(graph)) {
    current = committed;
    walk(committed.value);
  }
  return { suspects, namingServices: naming.services, namingPods: naming.pods };
});
