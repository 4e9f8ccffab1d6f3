import { isList, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { aws } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

/** Ways in which everything of a cluster is tagged: by Terraform, by Kubernetes and by its controllers. */
function filtersOf({ name, tags }: Target): string[][] {
  const own = ["Project", "Environment"].flatMap((key) => {
    const value = tags[key];
    return value === undefined ? [] : [`Key=${key},Values=${value}`];
  });
  return [
    ...(own.length === 0 ? [] : [own]),
    [`Key=kubernetes.io/cluster/${name}`],
    [`Key=elbv2.k8s.aws/cluster,Values=${name}`],
  ];
}

/**
 * What stays on purpose: it holds data, or is on its way out. Keys and secrets are deleted after 30 days.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const STAYS =
  /^arn:aws:(s3:::|ecr:[^:]*:[^:]*:repository\/|kms:|secretsmanager:|rds:[^:]*:[^:]*:(cluster-)?snapshot:|elasticache:[^:]*:[^:]*:snapshot:|ec2:[^:]*:[^:]*:(volume|snapshot)\/)/;

function read(answer: Answer): Reading {
  const list = answer.status === 0 ? mapAt(jsonOf(answer)).ResourceTagMappingList : undefined;
  if (!isList(list)) return failed(answer);
  const names = list.flatMap((entry) => textAt(entry, "ResourceARN") ?? []).sort();
  const left = names.filter((name) => !STAYS.test(name));
  if (left.length > 0) return { met: false, because: left.map((name) => `left: ${name}`) };
  return { met: true, say: names.map((name) => `stays on purpose: ${name}`) };
}

/**
 * Proves by their tags that nothing of a cluster is left that costs money, but for what stays on purpose. AWS lists
 * what is deleted for a while longer, hence the patience.
 *
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export function nothingIsLeft(target: Target): Ask[] {
  return filtersOf(target).map((filters) => ({
    kind: "ask",
    title: `Nothing is left with ${filters.join(" ")}`,
    question: {
      command: aws(
        target,
        ...["resourcegroupstaggingapi", "get-resources", "--tag-filters", ...filters, "--output", "json"],
      ),
      read,
    },
    patience: { every: 30, limit: 20 * 60 },
    cure: "delete what is left by hand, or wait an hour: AWS lists what is deleted for a while longer",
  }));
}
