import { listAt, textAt } from "../../graph/fields.ts";
import { isNodeSoftware, ordinaryWorkloads } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

/** Folders of a node that make whoever can read or write them its master. */
const sensitive =
  /^\/(?:$|(?:etc|root|home|boot|usr|bin|sbin|lib|proc|sys|dev)(?:\/|$)|(?:var\/)?run(?:\/|$)|var\/lib\/(?:kubelet|docker|containerd|etcd)|var\/log(?:\/|$))/;

/** Only what manages nodes mounts their folders. */
export const hostPaths: Rule = {
  number: 513,
  name: "host-paths",
  reason:
    "A folder of the node leads out of the container, and what is written there stays behind when the pod moves.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
  *check(graph) {
    for (const { resource: at, podSpec, containers } of ordinaryWorkloads(graph)) {
      if (containers.some(isNodeSoftware)) continue;
      for (const volume of listAt(podSpec, "volumes")) {
        const path = textAt(volume, "hostPath", "path");
        if (path === undefined) continue;
        const isSensitive = sensitive.test(path.replace(/(?<=.)\/+$/, ""));
        yield {
          at,
          ...(!isSensitive && { severity: "warning" }),
          message: isSensitive
            ? `volume ${textAt(volume, "name")} is ${path} of the node: whoever breaks in gets the node`
            : `volume ${textAt(volume, "name")} is ${path} of the node: another node has other files there`,
          fix: isSensitive ? "remove the volume" : "use a PersistentVolumeClaim or an emptyDir",
        };
      }
    }
  },
};
