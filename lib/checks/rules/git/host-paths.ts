import { listAt, textAt } from "../../graph/fields.ts";
import { isNodeSoftware, isSensitive, logShippers, ordinaryWorkloads } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

/** Files of a node that every node has alike. */
const alike =
  /^\/(?:dev\/|etc\/(?:localtime|timezone|ssl|pki|ca-certificates)|usr\/share\/(?:zoneinfo|ca-certificates))/;

/** Only what manages nodes mounts their folders. */
export const hostPaths: Rule = {
  number: 513,
  name: "host-paths",
  reason:
    "A folder of the node leads out of the container, and what is written there stays behind when the pod moves.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
  *check(graph) {
    for (const { resource: at, podSpec } of logShippers(graph)) {
      for (const volume of listAt(podSpec, "volumes")) {
        const path = textAt(volume, "hostPath", "path") ?? "";
        if (!/\.sock$/.test(path)) continue;
        yield {
          at,
          message: `volume ${textAt(volume, "name")} is ${path} of the node, by which whoever breaks in starts containers: logs are files`,
          fix: "mount /var/log",
        };
      }
    }
    for (const { resource: at, podSpec, containers } of ordinaryWorkloads(graph)) {
      for (const volume of listAt(podSpec, "volumes")) {
        const path = textAt(volume, "hostPath", "path");
        if (path === undefined || alike.test(path) || containers.some(isNodeSoftware)) continue;
        const leadsOut = isSensitive(path);
        yield {
          at,
          ...(!leadsOut && { severity: "warning" }),
          message: leadsOut
            ? `volume ${textAt(volume, "name")} is ${path} of the node: whoever breaks in gets the node`
            : `volume ${textAt(volume, "name")} is ${path} of the node: another node has other files there`,
          fix: leadsOut ? "remove the volume" : "use a PersistentVolumeClaim or an emptyDir",
        };
      }
    }
  },
};
