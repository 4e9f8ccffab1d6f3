import type { Facts, PodIdentityAssociation } from "../facts.ts";
import type { Contract, ContractIdentity } from "./contract.ts";

/** Keys that Terraform writes into the secret of a database. */
const DATABASE_KEYS = ["host", "password", "port", "url", "username"];

/** Keys that Terraform writes into the secret of a cache. */
const CACHE_KEYS = ["host", "password", "port", "url"];

/** What a set of rights gives to a ServiceAccount, in the words of facts: only what they name. */
function rightsOf(
  { permissions, buckets }: ContractIdentity,
  { cluster, zone }: Contract,
): Partial<PodIdentityAssociation> {
  switch (permissions) {
    case "secrets":
      return { secrets: [`${cluster.name}/*`] };
    case "records":
    case "certificates":
      return { hostedZones: zone === null ? [] : [zone.name] };
    default:
      return buckets.length === 0 ? {} : { buckets: buckets.map(({ name }) => name) };
  }
}

function associationsOf(contract: Contract): PodIdentityAssociation[] {
  return Object.entries(contract.identities).map(([account, identity]) => {
    const slash = account.indexOf("/");
    return {
      namespace: account.slice(0, slash),
      serviceAccount: account.slice(slash + 1),
      ...rightsOf(identity, contract),
    };
  });
}

function secretsManager({ secrets, databases, caches }: Contract): Record<string, readonly string[]> {
  return Object.fromEntries([
    ...Object.entries(secrets).map(([name, { generated, filled }]) => [
      name,
      [...generated, ...filled].sort(),
    ]),
    ...Object.values(databases).map(({ secret }) => [secret, DATABASE_KEYS]),
    ...Object.values(caches).map(({ secret }) => [secret, CACHE_KEYS]),
  ]);
}

/** What Terraform will have built, in the words in which the facts of any cluster are told. */
export function factsOfContract(contract: Contract): Facts {
  const { zone, buckets } = contract;
  return {
    eksAddons: Object.keys(contract.add_ons).sort(),
    podIdentityAssociations: associationsOf(contract),
    secretsManager: secretsManager(contract),
    buckets: Object.keys(buckets),
    ...(zone !== null && {
      hostedZones: [zone.name],
      acmCertificates: zone.certificate ? [zone.name, `*.${zone.name}`] : [],
    }),
  };
}
