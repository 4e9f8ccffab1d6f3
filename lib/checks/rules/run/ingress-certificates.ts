import type { Resource } from "#lib/render/resource.ts";
import { mapAt, textAt } from "../../graph/fields.ts";
import { hostsOf } from "../../graph/hosts.ts";
import { kinds } from "../../graph/kind.ts";
import { servedBy } from "../../hosts.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const ALB = "alb.ingress.kubernetes.io";

/** Whether the AWS Load Balancer Controller looks for a certificate by the host: HTTPS, and none is named. */
function asksForCertificate({ object }: Resource): boolean {
  const annotations = mapAt(object, "metadata", "annotations");
  const ports = textAt(annotations, `${ALB}/listen-ports`) ?? "";
  return ports.includes("HTTPS") && textAt(annotations, `${ALB}/certificate-arn`) === undefined;
}

/** Hosts of Ingresses that ask for a certificate of ACM get one. */
export const ingressCertificates: Rule = {
  number: 317,
  name: "ingress-certificates",
  reason: "The load balancer of an Ingress whose certificate is not found is never made or changed.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/cert_discovery/",
  *check(graph) {
    const { acmCertificates } = graph.tree.facts;
    if (acmCertificates === undefined) return;
    const isServed = servedBy(acmCertificates);
    for (const at of graph.ofKind(kinds.ingress).filter(asksForCertificate)) {
      for (const host of hostsOf(at)) {
        if (isServed(host)) continue;
        const message = `host ${host} is served over HTTPS, and no certificate in ACM is for it: there are ${enumerate(acmCertificates)}`;
        yield {
          at,
          message,
          fix: "set acmCertificate of the cluster, or choose a host one level below the zone",
        };
      }
    }
  },
};
