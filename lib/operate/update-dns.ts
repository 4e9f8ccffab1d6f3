import type { Resource } from "#lib/render/resource.ts";
import { hostsOf } from "./app-of-apps.ts";
import { credentialSteps } from "./credentials.ts";
import { OperateError } from "./operate-error.ts";
import { aws, kubectl, updateKubeconfig } from "./programs.ts";
import { failed } from "./readings.ts";
import { findZone, recordKeeper, ZONE } from "./records.ts";
import type { Ask, Plan, Run, Step } from "./step.ts";
import type { Target } from "./target.ts";
import { toolSteps } from "./tools.ts";

/** Seconds for which resolvers may keep an answer: a load balancer that is made again has another name. */
const TTL = 60;

interface Host {
  readonly host: string;
  readonly ingress: Resource;
}

function checkHost({ host, ingress }: Host, zone: string): void {
  const where = `host ${host} of Ingress ${ingress.object.metadata.name}`;
  if (host === zone) {
    throw new OperateError(
      `${where} is the name of its zone, which takes no CNAME; choose a host below it, or give the cluster an add-on that writes aliases`,
    );
  }
  if (!host.endsWith(`.${zone}`)) {
    throw new OperateError(
      `${where} lies outside of zone ${zone}; change the host, or the cluster's hosted zone`,
    );
  }
}

function findAddress(target: Target, { host, ingress }: Host, variable: string): Ask {
  const { namespace = "default", object } = ingress;
  const path = "jsonpath={.status.loadBalancer.ingress[0].hostname}";
  return {
    kind: "ask",
    title: `The load balancer of ${host} has a name`,
    question: {
      command: kubectl(target, "-n", namespace, "get", "ingress", object.metadata.name, "-o", path),
      read(answer) {
        const value = answer.stdout.trim();
        if (answer.status !== 0) return failed(answer);
        return value === ""
          ? { met: false, because: ["it has none yet"] }
          : { met: true, value, say: [value] };
      },
    },
    patience: { every: 10, limit: 10 * 60 },
    variable,
    cure: "find the row of a load balancer without an address in docs/troubleshooting.md",
  };
}

function upsert(target: Target, host: string, variable: string): Run {
  const record = {
    Name: host,
    Type: "CNAME",
    TTL,
    ResourceRecords: [{ Value: `$${variable}` }],
  };
  const batch = JSON.stringify({ Changes: [{ Action: "UPSERT", ResourceRecordSet: record }] });
  return {
    kind: "run",
    title: `${host} leads to its load balancer`,
    command: aws(
      target,
      ...["route53", "change-resource-record-sets", "--hosted-zone-id", `$${ZONE}`, "--change-batch", batch],
    ),
    cure: `see whether zone ${target.hostedZone} has another kind of record for ${host}`,
  };
}

function zoneIsThere(target: Target, zone: string): Ask {
  const find = findZone(target, zone);
  return {
    ...find,
    question: {
      ...find.question,
      read(answer) {
        const reading = find.question.read(answer);
        return reading.met && reading.value === ""
          ? { met: false, because: [`account ${target.account} has no zone ${zone}`] }
          : reading;
      },
    },
  };
}

/**
 * Has the hosts of a cluster's Ingresses lead to their load balancers, where no controller does. Running it twice
 * changes nothing the second time.
 *
 * @throws OperateError for a cluster where a controller owns the records or whose Ingresses name no host, without a
 * hosted zone, and for hosts that lie outside of it or are its name
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export function updateDns(target: Target): Plan {
  const { name, hostedZone: zone, tree } = target;
  const keeper = recordKeeper(target);
  if (keeper !== undefined) {
    throw new OperateError(
      `unit ${keeper.name} owns the records of cluster ${name}, and a record has one owner; read what it does: kubectl --context ${name} -n ${keeper.namespace} logs deployment/${keeper.name}`,
    );
  }
  const hosts = hostsOf(tree);
  if (hosts.length === 0) {
    throw new OperateError(
      `no Ingress of cluster ${name} names a host; give a route one, or leave DNS as it is`,
    );
  }
  if (zone === undefined) {
    throw new OperateError(
      `cluster ${name} has no hosted zone; add \`hostedZone\` to infra/clusters/${name}/cluster.ts`,
    );
  }
  for (const host of hosts) checkHost(host, zone);
  const updates = hosts.flatMap((host, index): Step[] => [
    findAddress(target, host, `ADDRESS${index + 1}`),
    upsert(target, host.host, `ADDRESS${index + 1}`),
  ]);
  return {
    title: `update-dns ${name}`,
    again: `npm run update-dns -- ${name}`,
    steps: [
      ...toolSteps(target, ["aws", "kubectl"]),
      ...credentialSteps(target),
      {
        kind: "run",
        title: "kubectl knows the cluster",
        command: updateKubeconfig(target),
        cure: `bring the cluster up: npm run bring-up -- ${name}`,
      },
      zoneIsThere(target, zone),
      ...updates,
    ],
  };
}
