import {
  amount,
  anyText,
  either,
  listOf,
  mapOf,
  nothing,
  record,
  text,
  textLike,
  textOr,
  truth,
} from "./shape.ts";

const texts = listOf(text);
const minorVersion = textLike(/^1\.\d+$/, 'a minor version as "1.36"');
const names = listOf(textLike(/^[^/]+\/[^/]+$/, "a text as namespace/name"));
const labels = mapOf(anyText);
const quantity = either(text, amount, 'a quantity as "500m", "2Gi" or 2');
const requests = record({ pods: amount, cpu: quantity, memory: quantity });

const taint = textOr(
  record({ key: text, value: anyText, effect: text }),
  'a taint as "key=value:NoSchedule" or a map of key, value and effect',
);

const nodeGroup = record({
  name: text,
  instanceType: text,
  arch: text,
  capacityType: text,
  min: amount,
  desired: amount,
  max: amount,
  zones: texts,
  labels,
  taints: listOf(taint),
  allocatablePerNode: requests,
  daemonSetsPerNode: requests,
});

const podIdentityAssociation = record(
  { namespace: text, serviceAccount: text, role: text, buckets: texts, secrets: texts, hostedZones: texts },
  ["namespace", "serviceAccount"],
);

const chartProvides = record({
  crdGroups: texts,
  serviceAccounts: names,
  webhooks: texts,
  ingressClasses: texts,
  storageClasses: texts,
  loadBalancerClasses: texts,
  podLabels: mapOf(labels),
  secrets: names,
  services: names,
});

/** What somebody may tell of a cluster whose manifests are not ours. Every key may be left out. */
export const factsFormat = record({
  cluster: text,
  kubernetesVersion: minorVersion,
  region: text,
  zones: texts,
  vpc: record({ name: text, cidr: text, publicSubnets: texts, privateSubnets: texts }),
  serviceCidr: text,
  gitRepository: text,
  argocdDestinations: listOf(record({ name: text, server: text })),
  nodeGroups: listOf(nodeGroup),
  systemWorkloads: requests,
  prefixDelegation: truth,
  eksAddons: texts,
  networkPolicyEnforcement: either(text, nothing, "a text, or null where nobody enforces it"),
  podIdentityAssociations: listOf(podIdentityAssociation),
  secretsManager: mapOf(texts),
  buckets: texts,
  hostedZones: texts,
  acmCertificates: texts,
  preinstalled: record({
    namespaces: texts,
    priorityClasses: texts,
    storageClasses: texts,
    services: names,
  }),
  chartsProvide: mapOf(chartProvides),
});
