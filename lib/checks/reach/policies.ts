import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import type { PodPeer } from "./peer.ts";
import { type Policy, policyOf } from "./policy.ts";
import { selects } from "./selection.ts";

/** Groups of policies of other network plugins, which let through what a NetworkPolicy does not, or stop it. */
const otherPolicies = new Set([
  "cilium.io",
  "crd.projectcalico.org",
  "projectcalico.org",
  "policy.networking.k8s.io",
  "networking.k8s.aws",
  "crd.antrea.io",
]);

/** Whether NetworkPolicies say everything there is to say about traffic. */
function decide({ tree, resources }: Graph): boolean {
  if (tree.facts.networkPolicyEnforcement === null) return false;
  return !resources.some(({ object }) => otherPolicies.has(object.apiVersion.split("/")[0] ?? ""));
}

/** Every NetworkPolicy of a tree; none where nobody enforces them, or where others decide as well. */
export const policiesOf = once((graph: Graph): readonly Policy[] =>
  decide(graph) ? graph.ofKind(kinds.networkPolicy).map(policyOf) : [],
);

interface InNamespace {
  readonly all: readonly Policy[];
  /** Those that ask for a label, by the first one. */
  readonly byLabel: ReadonlyMap<string, readonly Policy[]>;
  readonly others: readonly Policy[];
}

const labelKey = (key: string, value: string) => JSON.stringify([key, value]);

function inNamespace(all: readonly Policy[]): InNamespace {
  const firstOf = ({ selector }: Policy) => selector.labels[0];
  const withLabel = all.filter((policy) => firstOf(policy) !== undefined);
  return {
    all,
    byLabel: Map.groupBy(withLabel, (policy) => labelKey(...(firstOf(policy) ?? ["", ""]))),
    others: all.filter((policy) => firstOf(policy) === undefined),
  };
}

const byNamespace = once(
  (graph: Graph) =>
    new Map(
      [...Map.groupBy(policiesOf(graph), ({ namespace }) => namespace)].map(([name, policies]) => [
        name,
        inNamespace(policies),
      ]),
    ),
);

/** The policies that select pods, surely and perhaps. */
export interface Selecting {
  readonly surely: readonly Policy[];
  readonly perhaps: readonly Policy[];
}

const none: Selecting = { surely: [], perhaps: [] };

function candidates(
  { all, byLabel, others }: InNamespace,
  { labels, isComplete }: PodPeer,
): readonly Policy[] {
  if (!isComplete) return all;
  return [...others, ...[...labels].flatMap(([key, value]) => byLabel.get(labelKey(key, value)) ?? [])];
}

const selectingOf = once((_: Graph) => new WeakMap<PodPeer, Selecting>());

function select(graph: Graph, pods: PodPeer): Selecting {
  const here = byNamespace(graph).get(pods.namespace);
  if (here === undefined || pods.isOnHost) return none;
  const answers = Map.groupBy(candidates(here, pods), ({ selector }) =>
    selects(selector, pods.labels, pods.isComplete),
  );
  return { surely: answers.get("yes") ?? [], perhaps: answers.get("maybe") ?? [] };
}

/** The policies that apply to pods. Those on the network of their node have none. */
export function policiesFor(graph: Graph, pods: PodPeer): Selecting {
  const known = selectingOf(graph).get(pods);
  if (known !== undefined) return known;
  const selecting = select(graph, pods);
  selectingOf(graph).set(pods, selecting);
  return selecting;
}
