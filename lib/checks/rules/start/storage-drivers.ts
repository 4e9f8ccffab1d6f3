import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { addOnsOfDrivers, foreignDrivers, runsDriver } from "../../storage/drivers.ts";

/** Objects that name a driver, with the field and what comes of it when there is none. */
function usesOf(graph: Graph): { readonly at: Resource; readonly field: string; readonly driver: string }[] {
  const places = [
    [kinds.storageClass, ["provisioner"]],
    [kinds.persistentVolume, ["spec", "csi", "driver"]],
    [{ group: "snapshot.storage.k8s.io", kind: "VolumeSnapshotClass" }, ["driver"]],
  ] as const;
  return places.flatMap(([kind, path]) =>
    graph.ofKind(kind).flatMap((at) => {
      const driver = textAt(at.object, ...path);
      return driver === undefined ? [] : [{ at, field: path.join("."), driver }];
    }),
  );
}

/** The driver that begins as another does, which is of the same volumes. */
function alike(driver: string, known: readonly string[]): string | undefined {
  const start = /^\w+\.csi\./.exec(driver)?.[0];
  return start === undefined ? undefined : known.find((one) => one !== driver && one.startsWith(start));
}

function faultOf(graph: Graph, field: string, driver: string): Fault | undefined {
  const known = Object.keys(addOnsOfDrivers);
  const addOn = Object.hasOwn(addOnsOfDrivers, driver) ? addOnsOfDrivers[driver] : undefined;
  const { eksAddons } = graph.tree.facts;
  const near = nearest(driver, known) ?? alike(driver, known);
  if (addOn === undefined && near !== undefined && !runsDriver(graph, driver)) {
    return {
      message: `${field} is ${driver}, which nothing in the cluster runs: its volumes are never made`,
      fix: `write ${near}`,
    };
  }
  if (eksAddons === undefined) return undefined;
  if (foreignDrivers.test(driver) && !runsDriver(graph, driver)) {
    return {
      message: `${field} is ${driver}, a driver of another cloud: its volumes are never made in EKS`,
      fix: "write ebs.csi.aws.com",
    };
  }
  if (addOn === undefined || eksAddons.includes(addOn) || runsDriver(graph, driver)) return undefined;
  return {
    message: `${field} is ${driver}, and neither the add-ons of EKS nor a chart of the tree run it: its volumes are never made`,
    fix: `add ${addOn} to the add-ons of EKS, or install its chart`,
  };
}

/** The driver that is to make volumes runs. */
export const storageDrivers: Rule = {
  number: 270,
  name: "storage-drivers",
  reason: "A claim of a class whose driver does not run stays Pending for ever, and so do its pods.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/storage.html",
  *check(graph) {
    for (const { at, field, driver } of usesOf(graph)) {
      const fault = faultOf(graph, field, driver);
      if (fault !== undefined) yield { at, ...fault };
    }
  },
};
