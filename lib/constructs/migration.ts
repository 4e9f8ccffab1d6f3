import { ApiObject, Duration, JsonPatch } from "cdk8s";
import { Job, RestartPolicy } from "cdk8s-plus-28";
import { composedName } from "#lib/model/name.ts";
import type { Service } from "#lib/model/workload.ts";
import { addEnvironment } from "./config-map.ts";
import { containerOf } from "./container.ts";
import { labelsOf, selectorOf } from "./labels.ts";
import { addNetworkPolicy, type Traffic } from "./network-policy.ts";
import { onlyWhatIsAsked, podProps, resources } from "./pod.ts";
import type { Scope } from "./scope.ts";
import { addServiceAccount } from "./service-account.ts";
import { inWave, waves } from "./sync.ts";
import { mountsOf } from "./volumes.ts";

const TEMPLATE = "/spec/template";

/** A migration that fails is tried again this often; the database may just be starting. */
const RETRIES = 2;

/** Name of the job that migrates the database of a service. */
export function migrationName(service: string): string {
  return composedName([service, "migration"], "workload");
}

/**
 * A hook of the synchronisation itself, not one before it: those run before the Secret and the ConfigMap that
 * they need exist. It runs on every sync, after what it needs and before the new version; the job of the sync
 * before is deleted first.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
const hook = {
  "argocd.argoproj.io/hook": "Sync",
  "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
  ...inWave(waves.migration),
};

/** Puts what the job needs into the wave before it. */
function beforeMigration({ chart }: Scope, name: string): void {
  for (const kind of ["ServiceAccount", "ConfigMap", "NetworkPolicy"]) {
    const construct = chart.node.tryFindChild(`${kind}-${name}`);
    for (const [key, value] of Object.entries(inWave(waves.secrets))) {
      if (construct !== undefined) ApiObject.of(construct).metadata.addAnnotation(key, value);
    }
  }
}

/**
 * Runs a command of the new version before any of its pods starts. When it fails the sync fails, and the old
 * version goes on.
 *
 * @param traffic what the service may call: the job may call the same
 */
export function addMigration(scope: Scope, service: Service, traffic: Traffic): void {
  const { migration, cpu, memory, user } = service;
  if (migration === undefined) return;
  const name = migrationName(service.name);
  const serviceAccount = addServiceAccount(scope, name, false);
  const configuration = addEnvironment(scope, name, service.environment);
  const job = new Job(scope.chart, `Job-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: labelsOf(scope, name), annotations: hook },
    ...podProps(scope, {
      workload: { name },
      user,
      serviceAccount,
      apiToken: false,
      annotations: {},
      ports: [],
      restart: RestartPolicy.NEVER,
    }),
    activeDeadline: Duration.seconds(migration.deadline.seconds),
    backoffLimit: RETRIES,
    containers: [
      containerOf(scope, {
        workload: name,
        name,
        image: service.image,
        cpu,
        memory,
        user,
        environment: service.environment,
        configuration,
        mounts: mountsOf(scope, { name, writable: service.writable, files: {} }, undefined),
        command: migration.command,
      }),
    ],
  });
  onlyWhatIsAsked(scope, job, { template: TEMPLATE, ownsVolumes: false });
  scope.amendments.amend(
    job,
    JsonPatch.add(`${TEMPLATE}/spec/containers/0/resources`, resources(cpu, memory)),
  );
  const selector = selectorOf({ name });
  addNetworkPolicy(scope, { name, selector, traffic: { ingress: [], egress: traffic.egress } });
  beforeMigration(scope, name);
}
