import type { Cluster } from "./cluster.ts";
import { parseImage } from "./image.ts";

/** Images that a repository keeps: as many versions back can be rolled back to. */
export const KEPT_IMAGES = 10;

/** A repository of images in a registry of ECR. */
export interface ImageRepository {
  /** Host of the registry: `<account>.dkr.ecr.<region>.amazonaws.com`. */
  readonly registry: string;
  readonly name: string;
}

const REGISTRY = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/;

/**
 * The repository of an image in a private registry of ECR; undefined for an image from anywhere else.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 */
export function imageRepository(reference: string): ImageRepository | undefined {
  const repository = parseImage(reference)?.repository ?? "";
  const slash = repository.indexOf("/");
  const registry = repository.slice(0, Math.max(slash, 0));
  return REGISTRY.test(registry) ? { registry, name: repository.slice(slash + 1) } : undefined;
}

/** Host of the registry that a cluster's account has in the cluster's region. */
export function registryOf({ account, region }: Cluster): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com`;
}
