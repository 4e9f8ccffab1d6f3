import type { Graph } from "../graph/graph.ts";
import type { Labels } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
import { namespaceLabels } from "./namespace-labels.ts";
import type { Peer } from "./peer.ts";
import type { Direction, Policy, PolicyPeer, PolicyRule } from "./policy.ts";

/** One way through a policy: a rule with one of its peers. */
export interface Entry {
  readonly policy: Policy;
  readonly rule: PolicyRule;
  /** Undefined for a rule that is open to everybody. */
  readonly peer: PolicyPeer | undefined;
}

/** Entries by what their peers ask for, so that few of many are looked at. */
interface Index {
  readonly all: readonly Entry[];
  /** Open to everybody, or to addresses. */
  readonly ofAddresses: readonly Entry[];
  readonly byPodLabel: ReadonlyMap<string, readonly Entry[]>;
  readonly byNamespaceLabel: ReadonlyMap<string, readonly Entry[]>;
  /** For pods, by neither. */
  readonly others: readonly Entry[];
}

const keyOf = (label: readonly [string, string] | undefined) => label && JSON.stringify(label);

function entriesOf(policies: readonly Policy[], direction: Direction): Entry[] {
  return policies.flatMap((policy) =>
    (policy[direction] ?? []).flatMap((rule): Entry[] =>
      rule.peers.length === 0
        ? [{ policy, rule, peer: undefined }]
        : rule.peers.map((peer) => ({ policy, rule, peer })),
    ),
  );
}

function byKey(entries: readonly Entry[], key: (entry: Entry) => string | undefined) {
  const groups = Map.groupBy(entries, key);
  const others = groups.get(undefined) ?? [];
  const known = [...groups].flatMap(([name, some]): [string, Entry[]][] =>
    name === undefined ? [] : [[name, some]],
  );
  return { known: new Map(known), others };
}

function indexOf(policies: readonly Policy[], direction: Direction): Index {
  const all = entriesOf(policies, direction);
  const isOfAddresses = ({ peer }: Entry) => peer === undefined || peer.block !== undefined;
  const ofPods = all.filter((entry) => !isOfAddresses(entry));
  const byPods = byKey(ofPods, ({ peer }) => keyOf(peer?.pods?.labels[0]));
  const byNamespaces = byKey(byPods.others, ({ peer }) => keyOf(peer?.namespaces?.labels[0]));
  return {
    all,
    ofAddresses: all.filter(isOfAddresses),
    byPodLabel: byPods.known,
    byNamespaceLabel: byNamespaces.known,
    others: byNamespaces.others,
  };
}

const indexes: Readonly<Record<Direction, (policies: readonly Policy[]) => Index>> = {
  ingress: once((policies) => indexOf(policies, "ingress")),
  egress: once((policies) => indexOf(policies, "egress")),
};

function withLabels(entries: ReadonlyMap<string, readonly Entry[]>, labels: Labels): Entry[] {
  return [...labels].flatMap((label) => entries.get(keyOf(label) ?? "") ?? []);
}

/** The entries of policies that may be of use to the other side of traffic; of the rest it is sure that they are not. */
export function entriesFor(
  graph: Graph,
  policies: readonly Policy[],
  direction: Direction,
  other: Peer,
): readonly Entry[] {
  const { all, ofAddresses, byPodLabel, byNamespaceLabel, others } = indexes[direction](policies);
  if (other.is === "addresses" || other.isOnHost) return ofAddresses;
  if (!other.isComplete) return all;
  const { labels, isComplete } = namespaceLabels(graph, other.namespace);
  const byNamespace = isComplete
    ? withLabels(byNamespaceLabel, labels)
    : [...byNamespaceLabel.values()].flat();
  return [...ofAddresses, ...withLabels(byPodLabel, other.labels), ...byNamespace, ...others];
}
