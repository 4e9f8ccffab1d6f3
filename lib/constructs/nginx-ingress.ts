import { Certificate } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { refuse } from "#lib/model/problem.ts";
import type { HostRoute } from "#lib/model/route.ts";
import { hostName, pathsOf } from "./ingress.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";
import { definedLater } from "./sync.ts";

const MERGEABLE = "nginx.org/mergeable-ingress-type";

function addCertificate(scope: Scope, host: string, issuer: string): string {
  const name = `${hostName(host)}-tls`;
  addObject(
    scope.chart,
    new Certificate({
      metadata: {
        name,
        namespace: scope.namespace,
        labels: unitLabels(scope),
        annotations: { ...definedLater },
      },
      spec: {
        secretName: name,
        dnsNames: [host],
        issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: issuer },
        privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
      },
    }),
  );
  return name;
}

function checkIssuer(scope: Scope, host: string, issuer: string): void {
  const issuers = need(scope, "issuers", `route ${host}`);
  if (issuers !== undefined && !issuers.includes(issuer)) {
    refuse(
      `route ${host} of ${scope.unit} asks issuer "${issuer}" for its certificate, and cluster ${scope.cluster.name} has ${issuers.join(", ")}`,
      "use one of them",
    );
  }
}

/**
 * The Ingresses of a host behind the NGINX Ingress Controller: a master, which owns the host and its
 * certificate, and a minion with this unit's paths. The controller refuses a host in two ordinary Ingresses, so
 * every host is made of mergeable ones: another unit can add paths to it.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/cross-namespace-configuration/
 */
export function addNginxIngress(scope: Scope, { host, paths }: HostRoute, issuer: string | undefined): void {
  const ingressClassName = need(scope, "nginx", `route ${host}`)?.ingressClass;
  if (ingressClassName === undefined) return;
  const metadata = { namespace: scope.namespace, labels: unitLabels(scope) };
  if (issuer !== undefined) {
    checkIssuer(scope, host, issuer);
    const secretName = addCertificate(scope, host, issuer);
    addObject(
      scope.chart,
      new Ingress({
        metadata: { ...metadata, name: hostName(host), annotations: { [MERGEABLE]: "master" } },
        spec: { ingressClassName, tls: [{ hosts: [host], secretName }], rules: [{ host }] },
      }),
    );
  }
  addObject(
    scope.chart,
    new Ingress({
      metadata: { ...metadata, name: `${hostName(host)}-paths`, annotations: { [MERGEABLE]: "minion" } },
      spec: { ingressClassName, rules: [{ host, http: { paths: pathsOf(paths) } }] },
    }),
  );
}
