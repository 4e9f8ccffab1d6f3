import { defineAddOn } from "#lib/model/add-on.ts";
import { type Application, type ApplicationContents, defineApplication } from "#lib/model/application.ts";
import { helmChart, type InstalledChart } from "#lib/model/chart.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import { fixedImage } from "#lib/model/image.ts";
import type { Offers } from "#lib/model/offers.ts";
import { postgres } from "#lib/model/postgres.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { type RedisProps, redis } from "#lib/model/redis.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { at } from "#lib/model/schedule.ts";
import { type ScheduledJobProps, scheduledJob } from "#lib/model/scheduled-job.ts";
import { serviceOf as anyService } from "#lib/model/service.fixture.ts";
import type { ServiceProps } from "#lib/model/service.ts";
import type { Postgres, Redis, ScheduledJob, Service } from "#lib/model/workload.ts";
import { type Delivery, type Rendered, render } from "./render.ts";
import type { KubernetesObject } from "./resource.ts";

/** A cluster of two zones that need not survive the loss of one. */
export const production = clusterOf({ name: "production" });

const labels = { "app.kubernetes.io/name": "prometheus" };

function exporterOf({ name }: { readonly name: string }): InstalledChart {
  return {
    chart: helmChart({
      repository: "https://charts.example.com",
      name: "exporter",
      version: "1.0.0",
      release: `${name}-exporter`,
      values: {},
    }),
    brings: {},
  };
}

/** Everything that add-ons can offer. */
export const everyOffer: Required<Offers> = {
  secretStore: "aws",
  scraper: { namespace: "monitoring", labels },
  dashboardLabel: { grafana_dashboard: "1" },
  nginx: {
    namespace: "ingress-nginx",
    labels: { "app.kubernetes.io/name": "nginx-ingress" },
    ingressClass: "nginx",
  },
  alb: { ingressClass: "alb" },
  issuers: ["letsencrypt"],
  storageClass: "gp3",
  temporaryStorageClass: "gp3-temporary",
  postgresExporter: exporterOf,
  redisExporter: exporterOf,
  traces: { namespace: "tracing", labels, endpoint: "http://collector.tracing:4318", port: 4318 },
  reloading: { "reloader.example.com/auto": "true" },
  verticalRecommendations: true,
  interruptible: { priorityClass: "interruptible" },
  progressiveDelivery: true,
};

const small = { image: fixedImage("app", "registry.example.com/app:1.2.3"), cpu: millicores(100, 500) };

/** A service with one replica on port 8000, changed by what is given. */
export function serviceOf(name: string, changes: Partial<ServiceProps> = {}): Service {
  return anyService(name, { memory: mebibytes(128, 256), ...changes });
}

/** A job at three in the morning, changed by what is given. */
export function jobOf(name: string, changes: Partial<ScheduledJobProps> = {}): ScheduledJob {
  return scheduledJob(name, {
    ...small,
    memory: mebibytes(128, 256),
    schedule: at("03:00"),
    command: ["report"],
    ...changes,
  });
}

/** A database of 20 GiB. */
export function postgresOf(name: string): Postgres {
  return postgres(name, {
    version: 15,
    database: "shop",
    storage: gibibytes(20),
    cpu: millicores(100),
    memory: mebibytes(256, 512),
    backup: { daily: at("03:00"), keep: days(14) },
  });
}

/** A cache with 256 MiB of memory that is not saved, changed by what is given. */
export function redisOf(name: string, changes: Partial<RedisProps> = {}): Redis {
  return redis(name, {
    version: "7.4",
    storage: gibibytes(1),
    cpu: millicores(50),
    memory: mebibytes(128, 256),
    ...changes,
  });
}

/** A definition in the file that discovery would find it in. */
export function inFile<Definition extends { readonly kind: string; readonly name: string }>(
  value: Definition,
): Defined<Definition> {
  const folders: Readonly<Record<string, string>> = { "add-on": "platform", cluster: "infra/clusters" };
  return { file: `${folders[value.kind] ?? "apps"}/${value.name}/index.ts`, value };
}

/** An application `shop` on the cluster `production`, changed by what is given. */
export function applicationOf(
  contents: ApplicationContents,
  { name = "shop", on = production }: { name?: string; on?: Cluster } = {},
): Application {
  return defineApplication({ name, on, ...contents });
}

/** An add-on that does nothing but offer. */
export function offering(offers: Offers, { name = "platform", on = production } = {}) {
  return defineAddOn({ name, on: [on], namespace: "kube-system", contents: () => ({ offers }) });
}

/** Delivers units as ConfigMaps of their name that say their wave. */
export const delivery: Delivery = {
  file: "argocd/delivery.ts",
  unit: "argocd",
  namespace: "argocd",
  value: (_cluster, units) =>
    units.map(({ unit, kind, wave }) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: unit.name },
      data: { kind, wave: String(wave) },
    })),
};

/** Renders definitions on the cluster `production`, or on others. */
export function renderFleet({ clusters = [inFile(production)], ...rest }: Partial<Fleet>): Rendered {
  return render({ addOns: [], applications: [], ...rest, clusters }, delivery);
}

/** What one application came to. */
export class RenderedApplication {
  readonly objects: readonly KubernetesObject[];
  /** Everything that was refused, as the commands print it. */
  readonly problems: readonly string[];

  constructor({ trees, problems }: Rendered, name: string) {
    const units = trees.flatMap((tree) => tree.units).filter((unit) => unit.name === name);
    this.objects = units.flatMap((unit) => unit.resources).map(({ object }) => object);
    this.problems = linesOf(problems);
  }

  /** Names of all objects of a kind, sorted. */
  names(kind: string): string[] {
    return this.objects
      .filter((object) => object.kind === kind)
      .map(({ metadata }) => metadata.name)
      .sort();
  }

  /**
   * The object of a kind and name.
   *
   * @throws Error where there is none, with what there is and what was refused
   */
  object(kind: string, name: string): KubernetesObject {
    const found = this.objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (found !== undefined) return found;
    throw new Error(
      `no ${kind} ${name}, but: ${this.names(kind).join(", ")}; refused: ${this.problems.join("; ")}`,
    );
  }
}

/** Renders an application `shop`, on a cluster whose add-ons offer everything unless said otherwise. */
export function rendered(
  contents: ApplicationContents,
  { offers = everyOffer, on = production }: { offers?: Offers; on?: Cluster } = {},
): RenderedApplication {
  const application = applicationOf(contents, { on });
  const fleet = {
    clusters: [inFile(on)],
    addOns: [inFile(offering(offers, { on }))],
    applications: [inFile(application)],
  };
  return new RenderedApplication(renderFleet(fleet), application.name);
}
