import type { InstalledChart } from "../../graph/charts.ts";
import { type Found, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isWithin } from "../../hosts.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Where the chart of a controller is told its cluster and its region. */
const told: Readonly<
  Record<string, { readonly cluster?: readonly string[]; readonly region?: readonly string[] }>
> = {
  "amazon-cloudwatch-observability": { cluster: ["clusterName"], region: ["region"] },
  "aws-cloudwatch-metrics": { cluster: ["clusterName"] },
  "aws-for-fluent-bit": { region: ["cloudWatchLogs", "region"] },
  "aws-load-balancer-controller": { cluster: ["clusterName"], region: ["region"] },
  "cluster-autoscaler": { cluster: ["autoDiscovery", "clusterName"], region: ["awsRegion"] },
  karpenter: { cluster: ["settings", "clusterName"] },
};

/** Arguments by which controllers are told the same. */
const argumentForms: readonly {
  readonly image: RegExp;
  readonly form: RegExp;
  readonly what: "cluster" | "region";
}[] = [
  {
    image: /(aws-load-balancer|aws-alb-ingress)-controller|karpenter/,
    form: /^--cluster-name[= ](\S+)$/,
    what: "cluster",
  },
  {
    image: /(aws-load-balancer|aws-alb-ingress)-controller/,
    form: /^--aws-region[= ](\S+)$/,
    what: "region",
  },
  {
    image: /cluster-autoscaler/,
    form: /^--node-group-auto-discovery[= ]asg:tag=(?:.*,)?k8s\.io\/cluster-autoscaler\/([\w-]+)(?:=\w+)?$/,
    what: "cluster",
  },
];

function* differing(
  { tree }: Graph,
  place: string,
  what: "cluster" | "region",
  said: string | undefined,
): Generator<Fault> {
  const right = tree.facts[what];
  if (said === undefined || right === undefined || said === right || said === "enabled" || /[${]/.test(said))
    return;
  yield {
    message: `${place} names ${what} ${said}, and this is ${right}: it finds nothing of it`,
    fix: `write ${right}`,
  };
}

function* ofDomains({ tree }: Graph, { chart, values }: InstalledChart): Generator<Fault> {
  const { hostedZones = [] } = tree.facts;
  if (chart !== "external-dns" || hostedZones.length === 0) return;
  for (const domain of textsAt(values, "domainFilters")) {
    if (hostedZones.some((zone) => isWithin(domain, zone) || isWithin(zone, domain))) continue;
    const message = `domainFilters of chart external-dns names ${domain}, and the hosted zones are ${enumerate(hostedZones)}: it makes no record`;
    yield { message, fix: "write a hosted zone of the cluster" };
  }
}

function argumentsOf(fields: Found): string[] {
  return [...textsAt(fields, "command"), ...textsAt(fields, "args")];
}

function* ofCharts(graph: Graph) {
  for (const installed of graph.charts) {
    const { chart, values, by, unit } = installed;
    const places = Object.hasOwn(told, chart) ? told[chart] : undefined;
    const at = by ?? unit;
    for (const what of ["cluster", "region"] as const) {
      const path = places?.[what];
      if (path === undefined) continue;
      const place = `${path.join(".")} of chart ${chart}`;
      for (const fault of differing(graph, place, what, textAt(values, ...path))) yield { at, ...fault };
    }
    for (const fault of ofDomains(graph, installed)) yield { at, ...fault };
  }
}

function* ofWorkloads(graph: Graph) {
  for (const { resource: at, containers } of graph.workloads) {
    for (const { fields, name } of containers) {
      const image = textAt(fields, "image") ?? "";
      for (const { form, what } of argumentForms.filter((one) => one.image.test(image))) {
        const said = argumentsOf(fields).flatMap((text) => form.exec(text)?.[1] ?? [])[0];
        for (const fault of differing(graph, `container ${name}`, what, said)) yield { at, ...fault };
      }
    }
  }
}

/** A controller that works on the cluster's account is told this cluster and this region. */
export const controllerClusters: Rule = {
  number: 386,
  name: "controller-clusters",
  reason: "A controller that is told another cluster or region runs, and finds nothing of this one.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/",
  *check(graph) {
    yield* ofCharts(graph);
    yield* ofWorkloads(graph);
  },
};
