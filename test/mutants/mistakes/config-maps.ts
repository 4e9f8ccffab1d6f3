import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import {
  above,
  containers,
  drop,
  each,
  misspelt,
  nameOf,
  objects,
  podSpecs,
  put,
  remove,
  type Site,
  textOf,
  within,
} from "../site.ts";

function readConfigMaps(tree: Tree): Set<string> {
  const sites = [
    ...within(containers(tree), "envFrom", "*", "configMapRef", "name"),
    ...within(podSpecs(tree), "volumes", "*", "configMap", "name"),
  ];
  return new Set(sites.map((site) => `${site.resource.namespace}/${textOf(site)}`));
}

/** Keys of ConfigMaps that a container mounts one by one. */
function mountedKeys(tree: Tree): Site[] {
  const keys = new Set<string>();
  for (const mount of within(containers(tree), "volumeMounts", "*")) {
    const pod = above(mount, 4);
    const volume = within([pod], "volumes", "*").find((one) => textOf(one, "name") === textOf(mount, "name"));
    const name = volume === undefined ? "" : textOf(volume, "configMap", "name");
    const key = textOf(mount, "subPath");
    if (name !== "" && key !== "") keys.add(`${mount.resource.namespace}/${name}/${key}`);
  }
  return within(objects(tree, "ConfigMap"), "data", "*").filter((site) =>
    keys.has(`${site.resource.namespace}/${nameOf(site)}/${site.path.at(-1)}`),
  );
}

/** ConfigMaps and their keys that pods read and nothing makes. */
export const configMaps: readonly Operator[] = [
  {
    name: "config-map-of-variables-misspelt",
    of: "missing ConfigMaps",
    seen: "https://github.com/kubernetes/website/pull/2754",
    drafts: (tree) =>
      each(within(containers(tree), "envFrom", "*", "configMapRef", "name"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "config-map-volume-misspelt",
    of: "missing ConfigMaps",
    seen: "https://github.com/bergerx/kubectl-status/issues/676",
    drafts: (tree) =>
      each(within(podSpecs(tree), "volumes", "*", "configMap", "name"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "config-map-removed",
    of: "missing ConfigMaps",
    seen: "https://github.com/JiRaska/open-bank-oss/issues/1241",
    *drafts(tree) {
      const read = readConfigMaps(tree);
      const sites = objects(tree, "ConfigMap");
      yield* each(
        sites.filter((site) => read.has(`${site.resource.namespace}/${nameOf(site)}`)),
        drop,
      );
    },
  },
  {
    name: "variable-from-unknown-key",
    of: "missing keys of ConfigMaps",
    seen: "https://github.com/kubernetes/kubernetes/issues/41573",
    drafts: (tree) =>
      each(within(containers(tree), "envFrom", "*", "configMapRef"), (site) => {
        const configMapKeyRef = { name: textOf(site, "name"), key: "log.level" };
        const container = above(site, 3);
        const before = within([container], "env", "*").map(({ value }) => value);
        return put(container, [...before, { name: "LOG_LEVEL", valueFrom: { configMapKeyRef } }], "env");
      }),
  },
  {
    name: "mounted-key-removed",
    of: "missing keys of ConfigMaps",
    seen: "https://github.com/FoundationDB/fdb-kubernetes-operator/issues/271",
    drafts: (tree) => each(mountedKeys(tree), (site) => remove(site)),
  },
];
