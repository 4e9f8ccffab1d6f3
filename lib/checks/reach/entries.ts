import type { Graph } from "../graph/graph.ts";
import type { Labels, Selector } from "../graph/labels.ts";
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

/** Entries by the name and the value of a label. */
type ByLabel = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;

/** Entries by what their peers ask for, so that few of many are looked at. */
interface Index {
  readonly all: readonly Entry[];
  /** Open to everybody, or to addresses. */
  readonly ofAddresses: readonly Entry[];
  readonly byPodLabel: ByLabel;
  readonly byNamespaceLabel: ByLabel;
  /** For pods, by neither. */
  readonly others: readonly Entry[];
}

function entriesOf(policies: readonly Policy[], direction: Direction): Entry[] {
  return policies.flatMap((policy) =>
    (policy[direction] ?? []).flatMap((rule): Entry[] =>
      rule.peers.length === 0
        ? [{ policy, rule, peer: undefined }]
        : rule.peers.map((peer) => ({ policy, rule, peer })),
    ),
  );
}

/** Entries by the first label that a selector of theirs asks for, and those that ask for none. */
function byFirstLabel(entries: readonly Entry[], selectorOf: (peer: PolicyPeer) => Selector | undefined) {
  const byLabel = new Map<string, Map<string, Entry[]>>();
  const others: Entry[] = [];
  for (const entry of entries) {
    const label = entry.peer && selectorOf(entry.peer)?.labels[0];
    if (label === undefined) {
      others.push(entry);
      continue;
    }
    const [key, value] = label;
    const values = byLabel.get(key) ?? new Map<string, Entry[]>();
    byLabel.set(key, values);
    const same = values.get(value);
    if (same === undefined) values.set(value, [entry]);
    else same.push(entry);
  }
  return { byLabel, others };
}

function indexOf(policies: readonly Policy[], direction: Direction): Index {
  const all = entriesOf(policies, direction);
  const isOfAddresses = ({ peer }: Entry) => peer === undefined || peer.block !== undefined;
  const ofPods = all.filter((entry) => !isOfAddresses(entry));
  const byPods = byFirstLabel(ofPods, ({ pods }) => pods);
  const byNamespaces = byFirstLabel(byPods.others, ({ namespaces }) => namespaces);
  return {
    all,
    ofAddresses: all.filter(isOfAddresses),
    byPodLabel: byPods.byLabel,
    byNamespaceLabel: byNamespaces.byLabel,
    others: byNamespaces.others,
  };
}

const indexes: Readonly<Record<Direction, (policies: readonly Policy[]) => Index>> = {
  ingress: once((policies) => indexOf(policies, "ingress")),
  egress: once((policies) => indexOf(policies, "egress")),
};

function* withLabels(entries: ByLabel, labels: Labels): Generator<readonly Entry[]> {
  for (const [key, value] of labels) {
    const some = entries.get(key)?.get(value);
    if (some !== undefined) yield some;
  }
}

/**
 * The entries of policies that may be of use to the other side of traffic, in several lists, of which often the first is
 * enough; of the rest it is sure that they are not.
 */
export function* entriesFor(
  graph: Graph,
  policies: readonly Policy[],
  direction: Direction,
  other: Peer,
): Generator<readonly Entry[]> {
  const { all, ofAddresses, byPodLabel, byNamespaceLabel, others } = indexes[direction](policies);
  if (other.is === "addresses" || other.isOnHost) {
    yield ofAddresses;
  } else if (other.isComplete) {
    yield ofAddresses;
    yield* withLabels(byPodLabel, other.labels);
    yield others;
    const { labels, isComplete } = namespaceLabels(graph, other.namespace);
    if (isComplete) yield* withLabels(byNamespaceLabel, labels);
    else for (const values of byNamespaceLabel.values()) yield* values.values();
  } else yield all;
}
