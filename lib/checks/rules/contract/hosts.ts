import type { Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const ALB = "alb.ingress.kubernetes.io";

function hostsOf({ object }: Resource): string[] {
  return listAt(object, "spec", "rules").flatMap((rule) => textAt(rule, "host") ?? []);
}

function isWithin(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}

/**
 * Whether a certificate is for a host: `*.` stands for exactly one label.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
 */
function serves(certificate: string, host: string): boolean {
  if (!certificate.startsWith("*.")) return certificate === host;
  return host.slice(host.indexOf(".") + 1) === certificate.slice(2);
}

/** Whether the AWS Load Balancer Controller looks for a certificate by the host: HTTPS, and none is named. */
function asksForCertificate({ object }: Resource): boolean {
  const annotations = mapAt(object, "metadata", "annotations");
  const ports = textAt(annotations, `${ALB}/listen-ports`) ?? "";
  return ports.includes("HTTPS") && textAt(annotations, `${ALB}/certificate-arn`) === undefined;
}

function* violationsOf(at: Resource, host: string, { tree }: Graph): Generator<Violation> {
  const { hostedZones = [], acmCertificates } = tree.facts;
  if (hostedZones.length > 0 && !hostedZones.some((zone) => isWithin(host, zone))) {
    const message = `host ${host} lies in no hosted zone of the cluster, which has ${enumerate(hostedZones)}: nothing makes its record`;
    yield { at, message, fix: "choose a host of the zone, or give the cluster another zone" };
  }
  if (acmCertificates === undefined || !asksForCertificate(at)) return;
  if (acmCertificates.some((certificate) => serves(certificate, host))) return;
  const message = `host ${host} is served over HTTPS, and no certificate in ACM is for it: there are ${enumerate(acmCertificates)}`;
  yield { at, message, fix: "set acmCertificate of the cluster, or choose a host one level below the zone" };
}

/** Hosts of Ingresses lie in a zone of the cluster, and those that ask for a certificate of ACM get one. */
export function* hostViolations(graph: Graph): Generator<Violation> {
  for (const ingress of graph.ofKind(kinds.ingress)) {
    for (const host of hostsOf(ingress)) yield* violationsOf(ingress, host, graph);
  }
}
