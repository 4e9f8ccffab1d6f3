import type { ChartFacts, LabelSelector } from "./chart-facts.fixture.ts";
import { holds } from "./chart-values.fixture.ts";

/** Kinds of Kubernetes itself that webhooks of our charts ask about. */
const BUILT_IN = ["core/v1/Pod", "core/v1/Service", "networking.k8s.io/v1/Ingress"];

/** Webhooks that go with a value, to the value: the toggles of the facts know whole objects only. */
const SWITCHED_OFF: Readonly<Record<string, string>> = {
  "mservice.elbv2.k8s.aws": "enableServiceMutatorWebhook=false",
  "minstrumentation.kb.io": "admissionWebhooks.instrumentations.create=false",
  "vinstrumentationcreateupdate.kb.io": "admissionWebhooks.instrumentations.create=false",
  "mpod.kb.io": "admissionWebhooks.pods.create=false",
};

/** Whether a selector leaves out everything that has no label for it. */
function isOptIn({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return (
    Object.keys(matchLabels).length > 0 ||
    matchExpressions.some(({ operator }) => operator === "In" || operator === "Exists")
  );
}

function isSwitchedOff(webhook: string, values: object): boolean {
  const condition = SWITCHED_OFF[webhook];
  return condition !== undefined && holds(condition, values);
}

/** Kinds that the rules of a webhook reach when they are created. */
function kindsOf(rule: string, crds: readonly string[]): string[] {
  const [operations = "", groups = "", resources = ""] = rule.split(" ");
  if (!operations.split(",").includes("CREATE")) return [];
  const names = groups.split("/")[0]?.split(",") ?? [];
  return [...BUILT_IN, ...crds]
    .map((crd) => ({ group: crd.split("/")[0] ?? "", kind: crd.split("/").at(-1) ?? "" }))
    .filter(({ group }) => names.includes(group))
    .filter(({ kind }) => resources === "*/*" || resources.split(",").includes(pluralOf(kind)))
    .map(({ group, kind }) => `${group === "core" ? "" : group}/${kind}`);
}

/** Plural of a kind, as in the names of CustomResourceDefinitions. */
export function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (word.endsWith("params")) return word;
  if (word.endsWith("y")) return `${word.slice(0, -1)}ies`;
  return /(s|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** What a chart makes, as far as its webhooks depend on it. */
interface Made {
  readonly values: object;
  /** Objects, as `Kind/name` or `Kind/namespace/name`. */
  readonly identities: ReadonlySet<string>;
  readonly crds: readonly string[];
}

/** Kinds whose creation the webhooks of a chart have to allow, as `group/Kind`; the core group is empty. */
export function webhooksOf(webhooks: ChartFacts["webhooks"], { values, identities, crds }: Made): string[] {
  const kinds = webhooks
    .filter(({ kind, name }) => identities.has(`${kind}WebhookConfiguration/${name}`))
    .filter(({ webhook }) => !isSwitchedOff(webhook, values))
    .filter(({ namespaceSelector = {}, objectSelector = {} }) => {
      return !isOptIn(namespaceSelector) && !isOptIn(objectSelector);
    })
    .flatMap(({ rules }) => rules.flatMap((rule) => kindsOf(rule, crds)));
  return [...new Set(kinds)].sort();
}
