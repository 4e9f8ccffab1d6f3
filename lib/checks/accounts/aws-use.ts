import { environmentOf } from "../containers/environment.ts";
import { mountsOf } from "../containers/mounts.ts";
import { mountedTexts } from "../containers/scripts.ts";
import { isTrueAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";

/** Variables with which somebody signs in at AWS in another way, or talks to something else than AWS. */
const otherAccess =
  /^(AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_PROFILE|AWS_SHARED_CREDENTIALS_FILE|AWS_CONFIG_FILE|AWS_ROLE_ARN|AWS_WEB_IDENTITY_TOKEN_FILE|AWS_CONTAINER_.*|AWS_ENDPOINT_URL.*|S3_ENDPOINT.*|.*_S3_ENDPOINT.*|MINIO_.*|.*ACCESS_KEY.*)$/;

/** Words with which a command does the same. */
const otherCommand = /--endpoint-url|--no-sign-request|--profile[ =]|minio|localstack|aws configure/i;

const command =
  /\baws\s+(?:--\S+\s+(?:\S+\s+)?)?(s3|s3api|secretsmanager|ssm|sqs|sns|dynamodb|ecr|sts|rds|ses|sesv2|kms|route53|cloudwatch|logs|ec2|eks|lambda|kinesis|athena|glue)\b/;

const bucketUrl = /\bs3:\/\/[a-z0-9]/;

const queueUrl = /https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com\//;

/** Controllers that do nothing but call AWS, with the words that say that they do, where they work elsewhere as well. */
const controllers: readonly (readonly [image: RegExp, words?: RegExp])[] = [
  [/(?:^|\/)aws-load-balancer-controller(?:[:@]|$)/],
  [/(?:^|\/)external-dns(?:[:@]|$)/, /--provider[= ]aws/],
  [/(?:^|\/)cluster-autoscaler(?:[:@]|$)/, /--cloud-provider[= ]aws/],
  [/(?:^|\/)aws-(?:ebs|efs)-csi-driver(?:[:@]|$)/],
  [/(?:^|\/)(?:cloudwatch-exporter|yet-another-cloudwatch-exporter)(?:[:@]|$)/],
];

const controllerOf = remembered((image) => controllers.find(([name]) => name.test(image)));

/** What shows that a container calls AWS, as words of a sentence. */
function useOf(graph: Graph, workload: Workload, container: Container): string | undefined {
  const words = container.words.join(" ");
  const image = textAt(container.fields, "image") ?? "";
  const controller = controllerOf(image);
  if (controller !== undefined && (controller[1]?.test(words) ?? true)) return `runs ${image}`;
  const scripts = [...mountedTexts(graph, workload, container)].filter(([path]) => words.includes(path));
  for (const text of [words, ...scripts.map(([, script]) => script)]) {
    const called = command.exec(text)?.[1];
    if (called !== undefined) return `calls aws ${called}`;
    if (bucketUrl.test(text)) return "reads or writes s3:// addresses";
  }
  const { variables } = environmentOf(graph, workload.namespace, container);
  const told = variables.find(({ value = "" }) => bucketUrl.test(value) || queueUrl.test(value));
  return told === undefined ? undefined : `has ${told.place} with an address of AWS`;
}

/** Whether a container may sign in without a role, or may not talk to AWS at all. */
function hasOtherAccess(graph: Graph, workload: Workload, container: Container): boolean {
  const { variables, isOpen } = environmentOf(graph, workload.namespace, container);
  const mounts = mountsOf(workload, container);
  return (
    isOpen ||
    variables.some(({ name, value = "" }) => otherAccess.test(name) || otherCommand.test(value)) ||
    otherCommand.test(container.words.join(" ")) ||
    mounts.some(
      ({ path, volume }) => /\.aws\b|aws|credential|s3|boto/i.test(path) && volume?.type === "secret",
    )
  );
}

/**
 * What shows that the pods of a workload call AWS with the role of their ServiceAccount: `container backup calls aws s3`.
 * Nothing where they may have keys of their own, or those of their node.
 */
export function awsUseOf(graph: Graph, workload: Workload): string | undefined {
  if (isTrueAt(workload.podSpec, "hostNetwork")) return undefined;
  for (const container of workload.containers) {
    const use = useOf(graph, workload, container);
    if (use !== undefined && !hasOtherAccess(graph, workload, container)) {
      return `container ${container.name} ${use}`;
    }
  }
  return undefined;
}
