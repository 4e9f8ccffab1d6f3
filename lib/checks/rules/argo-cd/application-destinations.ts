import type { Facts } from "#lib/render/facts.ts";
import { clustersOf, ownCluster } from "../../argo-cd/destinations.ts";
import type { Application } from "../../graph/applications.ts";
import { type Found, isMap, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { withoutTrailing } from "../../graph/trailing.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const secretType = "argocd.argoproj.io/secret-type";

/** Whether metadata say that a Secret describes a cluster. */
function isOfCluster(metadata: Found): boolean {
  return (
    isMap(metadata) && metadata.labels !== undefined && textAt(metadata.labels, secretType) === "cluster"
  );
}

/** Whether the tree makes Secrets by which Argo CD learns of further clusters. */
function mayKnowMore({ resources }: Graph): boolean {
  return resources.some(({ object: { metadata, spec } }) => {
    if (isOfCluster(metadata)) return true;
    if (!isMap(spec)) return false;
    return (
      isOfCluster(valueAt(spec.template, "metadata")) ||
      isOfCluster(valueAt(spec.target, "template", "metadata"))
    );
  });
}

function unknown(field: "name" | "server", value: string, facts: Facts): Fault | undefined {
  const known = clustersOf(facts).flatMap((cluster) => cluster[field] ?? []);
  const plain = withoutTrailing(value, "/");
  if (known.includes(plain) || ownCluster[field] === plain) return undefined;
  const near = nearest(plain, known);
  // Without the facts only what was to be the cluster of Argo CD itself is known to be wrong.
  if (facts.argocdDestinations === undefined && near === undefined) return undefined;
  return {
    message: `spec.destination.${field} ${value} is no cluster that Argo CD knows: it knows ${enumerate(known)}`,
    fix: near === undefined ? "register the cluster with Argo CD, or correct it" : `write ${near}`,
  };
}

function faultOf({ destination }: Application, facts: Facts): Fault | undefined {
  const { name, server } = destination;
  if (name !== undefined && server !== undefined) {
    return {
      message: `spec.destination has both name ${name} and server ${server}, which Argo CD refuses`,
      fix: "keep one of them",
    };
  }
  if (name !== undefined) return unknown("name", name, facts);
  if (server !== undefined) return unknown("server", server, facts);
  return {
    message: "spec.destination names no cluster, which Argo CD refuses",
    fix: `set spec.destination.name to ${ownCluster.name}, or to another cluster`,
  };
}

/** Applications go to one cluster that Argo CD knows. */
export const applicationDestinations: Rule = {
  number: 407,
  name: "application-destinations",
  reason: "Argo CD does not sync an Application to a cluster that it does not know.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters",
  *check(graph) {
    if (mayKnowMore(graph)) return;
    for (const application of graph.applications.all) {
      const fault = faultOf(application, graph.tree.facts);
      if (fault !== undefined) yield { at: application.resource, ...fault };
    }
  },
};
