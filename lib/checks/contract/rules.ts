import type { Rule } from "../rule.ts";
import { hostedZones } from "../rules/run/hosted-zones.ts";
import { ingressCertificates } from "../rules/run/ingress-certificates.ts";
import { awsBucketRights } from "../rules/start/aws-bucket-rights.ts";
import { awsBuckets } from "../rules/start/aws-buckets.ts";
import { awsIdentities } from "../rules/start/aws-identities.ts";
import { awsSecretReaders } from "../rules/start/aws-secret-readers.ts";
import { awsSecrets } from "../rules/start/aws-secrets.ts";
import { imageRepositories } from "../rules/start/image-repositories.ts";
import { issuerIdentities } from "../rules/start/issuer-identities.ts";
import { unusedAwsSecrets } from "../rules/start/unused-aws-secrets.ts";
import { unusedImageRepositories } from "../rules/start/unused-image-repositories.ts";

/**
 * Rules that hold manifests against what AWS has. The names are all that both sides share: a name that only one of
 * them has fails where nobody looks, in a pod that waits for its credentials.
 */
export const contractRules: readonly Rule[] = [
  awsSecrets,
  awsSecretReaders,
  unusedAwsSecrets,
  awsBuckets,
  awsBucketRights,
  awsIdentities,
  issuerIdentities,
  imageRepositories,
  unusedImageRepositories,
  hostedZones,
  ingressCertificates,
];
