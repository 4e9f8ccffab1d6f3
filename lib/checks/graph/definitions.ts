import type { Resource } from "#lib/render/resource.ts";
import type { Scope } from "#lib/render/scope.ts";
import type { InstalledChart } from "./charts.ts";
import { isTrueAt, listAt, textAt } from "./fields.ts";
import { isOf, type Kind, kindId, kinds } from "./kind.ts";

/** A custom kind that something in the cluster defines. */
export interface Definition {
  readonly versions: ReadonlySet<string>;
  /** Known where the definition itself is in the tree. */
  readonly scope?: Scope;
}

/**
 * Custom kinds that are there without a manifest: those of Argo CD, which reads the tree, and those of the
 * network plugin of EKS.
 */
const preinstalled: Readonly<Record<string, readonly string[]>> = {
  "argoproj.io/AppProject": ["v1alpha1"],
  "argoproj.io/Application": ["v1alpha1"],
  "argoproj.io/ApplicationSet": ["v1alpha1"],
  "crd.k8s.amazonaws.com/ENIConfig": ["v1alpha1"],
  "vpcresources.k8s.aws/CNINode": ["v1alpha1"],
  "vpcresources.k8s.aws/SecurityGroupPolicy": ["v1beta1"],
};

/** Takes `group/version/Kind` apart. */
function splitKind(text: string): { readonly kind: Kind; readonly version: string } {
  const [group = "", version = "", kind = ""] = text.split("/");
  return { kind: { group, kind }, version };
}

function definitionOf({ object }: Resource): { readonly kind: Kind; readonly definition: Definition } {
  const versions = listAt(object, "spec", "versions")
    .filter((version) => isTrueAt(version, "served"))
    .flatMap((version) => textAt(version, "name") ?? []);
  const scope = textAt(object, "spec", "scope") === "Cluster" ? "cluster" : "namespace";
  return {
    kind: {
      group: textAt(object, "spec", "group") ?? "",
      kind: textAt(object, "spec", "names", "kind") ?? "",
    },
    definition: { versions: new Set(versions), scope },
  };
}

/**
 * The custom kinds of a cluster by `group/Kind`: of CustomResourceDefinitions in the tree, of charts, and of
 * what is there before.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function definitionsOf(
  resources: readonly Resource[],
  charts: readonly InstalledChart[],
): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const add = (kind: Kind, { versions, scope }: Definition) => {
    const known = definitions.get(kindId(kind));
    const both = scope ?? known?.scope;
    definitions.set(kindId(kind), {
      versions: new Set([...(known?.versions ?? []), ...versions]),
      ...(both && { scope: both }),
    });
  };
  for (const [id, versions] of Object.entries(preinstalled)) {
    definitions.set(id, { versions: new Set(versions) });
  }
  for (const { provided } of charts) {
    for (const text of provided?.crds ?? []) {
      const { kind, version } = splitKind(text);
      add(kind, { versions: new Set([version]) });
    }
  }
  for (const resource of resources) {
    if (!isOf(resource, kinds.customResourceDefinition)) continue;
    const { kind, definition } = definitionOf(resource);
    add(kind, definition);
  }
  return definitions;
}

/** Groups of which charts bring kinds that nobody lists: every kind and version in them may be served. */
export function definedGroupsOf(charts: readonly InstalledChart[]): ReadonlySet<string> {
  return new Set(charts.flatMap(({ provided }) => provided?.crdGroups ?? []));
}
