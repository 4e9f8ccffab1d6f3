import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { type AlbRoute, ANY_HOST, type HostRoute } from "#lib/model/route.ts";
import { hostName, pathsOf } from "./ingress.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";

const PREFIX = "alb.ingress.kubernetes.io";

/** Annotation of a Service by which the load balancer asks its pods for their health, where their probes ask. */
export function healthCheckAt(path: string): Record<string, string> {
  return { [`${PREFIX}/healthcheck-path`]: path };
}

function listeners({ tls }: AlbRoute): Record<string, string> {
  return tls !== false
    ? { [`${PREFIX}/listen-ports`]: '[{"HTTP": 80}, {"HTTPS": 443}]', [`${PREFIX}/ssl-redirect`]: "443" }
    : { [`${PREFIX}/listen-ports`]: '[{"HTTP": 80}]' };
}

/**
 * The Ingress of a host behind an Application Load Balancer, which sends traffic straight to the pods. With TLS
 * it finds its certificate in ACM, by the host that the Ingress names.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export function addAlbIngress(scope: Scope, { host, paths }: HostRoute, via: AlbRoute): void {
  const ingressClassName = need(scope, "alb", `route ${host}`)?.ingressClass;
  if (ingressClassName === undefined) return;
  addObject(
    scope.chart,
    new Ingress({
      metadata: {
        name: via.name ?? (host === ANY_HOST ? scope.unit : hostName(host)),
        namespace: scope.namespace,
        labels: unitLabels(scope),
        annotations: {
          [`${PREFIX}/scheme`]: "internet-facing",
          [`${PREFIX}/target-type`]: "ip",
          [`${PREFIX}/target-group-attributes`]: `deregistration_delay.timeout_seconds=${via.drain.seconds}`,
          ...listeners(via),
        },
      },
      spec: {
        ingressClassName,
        ...(typeof via.tls === "string" ? { tls: [{ hosts: [via.tls] }] } : {}),
        rules: [{ ...(host === ANY_HOST ? {} : { host }), http: { paths: pathsOf(paths) } }],
      },
    }),
  );
}
