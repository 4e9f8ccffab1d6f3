import type { Selected } from "#lib/constructs/labels.ts";
import { migrationName } from "#lib/constructs/migration.ts";
import type { Flow, Traffic } from "#lib/constructs/network-policy.ts";
import { peerOf, platformEgress, platformTraffic } from "#lib/constructs/traffic.ts";
import { databaseSubnets } from "#lib/model/cluster.ts";
import type { ManagedServer } from "#lib/model/managed.ts";
import { refuse } from "#lib/model/problem.ts";
import { portOf } from "#lib/model/server-port.ts";
import type { Callable, RemoteWorkload, Server, Workload } from "#lib/model/workload.ts";
import type { PlannedApplication, PlannedCluster } from "./cluster-units.ts";

interface Target {
  readonly workload: Server;
  readonly namespace: string;
  readonly port: number;
}

/** What each workload of a cluster may exchange with whom. */
export class Relations {
  readonly #traffic = new Map<Workload, { ingress: Flow[]; egress: Flow[] }>();

  /** Allowed traffic of a workload, in both directions. */
  of(workload: Workload): Traffic {
    return this.#of(workload);
  }

  #of(workload: Workload): { ingress: Flow[]; egress: Flow[] } {
    const known = this.#traffic.get(workload);
    if (known !== undefined) return known;
    const traffic = { ingress: [], egress: [] };
    this.#traffic.set(workload, traffic);
    return traffic;
  }

  allow(workload: Workload, direction: keyof Traffic, flow: Flow): void {
    this.#of(workload)[direction].push(flow);
  }
}

function isServer(workload: Workload): workload is Server {
  return workload.kind !== "scheduled-job";
}

function findRemote(
  call: RemoteWorkload,
  caller: string,
  { applications, cluster }: PlannedCluster,
): Target | undefined {
  const application = applications.find(({ name }) => name === call.application);
  if (application === undefined) {
    refuse(
      `${caller} calls ${call.workload} of application ${call.application}, which is not on cluster ${cluster.name}`,
      "put it there or correct the name",
    );
    return undefined;
  }
  const servers = application.contents.workloads.filter(isServer);
  const workload = servers.find(({ name }) => name === call.workload);
  if (workload === undefined) {
    const known = servers.map(({ name }) => name).join(", ") || "nothing that can be called";
    refuse(
      `${caller} calls ${call.workload} of application ${call.application}, which has ${known}`,
      "correct the name, or add the workload there",
    );
    return undefined;
  }
  return { workload, namespace: application.namespace, port: portOf(workload) };
}

function findLocal(
  call: Exclude<Callable, RemoteWorkload | ManagedServer | { kind: "external" }>,
  caller: string,
  unit: PlannedApplication,
) {
  const workload = call.kind === "workload-port" ? call.workload : call;
  if (!unit.contents.workloads.includes(workload)) {
    refuse(
      `${caller} calls ${workload.name}, which is not among the workloads of ${unit.name}`,
      `add it there, or write workloadOf("application", "${workload.name}") for one of another application`,
    );
    return undefined;
  }
  const port = call.kind === "workload-port" ? (call.workload.ports[call.port] ?? 0) : portOf(workload);
  return { workload, namespace: unit.namespace, port };
}

/** Traffic to a server that AWS runs: its addresses are those of the database subnets. */
function toManaged(
  call: ManagedServer,
  caller: string,
  unit: PlannedApplication,
  plan: PlannedCluster,
): Flow[] {
  if (unit.contents.managed?.includes(call) !== true) {
    refuse(
      `${caller} calls ${call.name}, which is not in "managed" of ${unit.name}`,
      "add it there: AWS runs nothing that is not listed",
    );
  }
  const cidrs = databaseSubnets(plan.cluster);
  return cidrs.length === 0 ? [] : [{ with: { cidrs }, port: portOf(call) }];
}

/** The pods that call on behalf of a workload: its own, and those that migrate its database. */
function podsOf(workload: Workload): Selected[] {
  const migrates = workload.kind === "service" && workload.migration !== undefined;
  return migrates ? [workload, { name: migrationName(workload.name) }] : [workload];
}

function relate(
  relations: Relations,
  caller: Workload,
  call: Callable,
  unit: PlannedApplication,
  plan: PlannedCluster,
): void {
  if (call.kind === "external") {
    relations.allow(caller, "egress", { with: { cidrs: call.cidrs }, port: call.port });
    return;
  }
  const who = `workload ${caller.name} of ${unit.name}`;
  if (call.kind === "managed-postgres" || call.kind === "managed-redis") {
    for (const flow of toManaged(call, who, unit, plan)) relations.allow(caller, "egress", flow);
    return;
  }
  const target = call.kind === "remote-workload" ? findRemote(call, who, plan) : findLocal(call, who, unit);
  if (target === undefined) return;
  const { workload, namespace, port } = target;
  relations.allow(caller, "egress", { with: peerOf(workload, namespace), port });
  for (const pods of podsOf(caller)) {
    relations.allow(workload, "ingress", { with: peerOf(pods, unit.namespace), port });
  }
}

/** Follows every relation of one application: its traffic is allowed on both sides. Refuses unknown targets. */
export function relateUnit(relations: Relations, unit: PlannedApplication, plan: PlannedCluster): void {
  const { cluster, offers } = plan;
  const { workloads, routes = [] } = unit.contents;
  for (const workload of workloads) {
    for (const flow of platformTraffic(workload, { namespace: unit.namespace, routes, cluster, offers })) {
      relations.allow(workload, "ingress", flow);
    }
    for (const flow of platformEgress(workload, offers)) relations.allow(workload, "egress", flow);
    const calls = "calls" in workload ? workload.calls : [];
    for (const call of calls) relate(relations, workload, call, unit, plan);
  }
}
