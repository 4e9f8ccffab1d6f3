import type { Facts } from "#lib/render/facts.ts";
import type { Text } from "../graph/texts.ts";
import { hasRun, ofNumbers } from "./runs.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const arn = /\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:[^\s"',]*/g;

/** Twelve digits of their own, between punctuation or quotes: what follows a space is a number in prose. */
const accountId = /(?:^|(?<=[/:@"'._=-]))\d{12}(?![0-9A-Za-z])/g;

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const registryHost = /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?/;

/** Names of quantities and times, which may have twelve digits too. */
const quantity = /bytes|size|limit|quota|memory|storage|max|min|time|date|(?<!ac)count|seconds|tag|version/i;

/** Without the registry of an image, where the facts allow its account id to stand, and without its tag. */
function withoutRegistry({ path, text }: Text, registries: readonly string[] | undefined): string {
  const host = registryHost.exec(text)?.[0];
  if (!path.includes("image")) return text;
  // Without the list nobody said that a registry is foreign.
  const isAllowed = host !== undefined && (registries === undefined || registries.includes(host));
  return (isAllowed ? text.slice(host.length) : text).replace(/:[\w.-]+$/, "");
}

/** Without the names of buckets that the facts know: those end in an account id, to be the only ones in the world. */
function withoutBuckets(text: string, { buckets = [] }: Facts): string {
  return buckets.reduce((left, bucket) => left.replaceAll(bucket, ""), text);
}

const digits = 12;

/** Whether a text has as many digits as an account id. */
export function mayHoldAccount(text: string): boolean {
  return hasRun(text, ofNumbers, digits);
}

/** What of an AWS account stands in a text: `an ARN`, `an AWS account id`; nothing where nothing does. */
export function accountIn(text: Text, facts: Facts): string | undefined {
  if (text.text.search(arn) >= 0) return "an ARN with an account id";
  if (quantity.test(text.name)) return undefined;
  const left = withoutBuckets(withoutRegistry(text, facts.imageRegistries), facts).replaceAll(uuid, "");
  return left.search(accountId) >= 0 ? "an AWS account id" : undefined;
}
