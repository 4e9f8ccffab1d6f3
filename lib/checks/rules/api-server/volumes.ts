import { repeated } from "#lib/model/repeated.ts";
import { listAt, mapAt, textAt } from "../../graph/fields.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { badLabels } from "../../pods/dns-label.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* faultsOf({ podSpec }: Workload): Generator<Fault> {
  const list = listAt(podSpec, "volumes");
  const names = list.flatMap((volume) => textAt(volume, "name") ?? []);
  for (const name of repeated(names)) {
    yield {
      message: `its pods have volume ${name} more than once`,
      fix: "give each volume a name of its own",
    };
  }
  yield* badLabels("volume", names);
  for (const volume of list) {
    const fields = mapAt(volume);
    // Nearly every volume has its name and its type alone.
    const count = Object.keys(fields).length;
    if (count < 2 || (count === 2 && fields.name !== undefined)) continue;
    const types = setFieldsOf(fields).filter((field) => field !== "name");
    if (types.length < 2) continue;
    yield {
      message: `volume ${textAt(volume, "name") ?? ""} is of the types ${enumerate(types)}`,
      fix: "keep one type, and give the others volumes of their own",
    };
  }
}

/** Volumes have names of their own, and are of one type each. */
export const volumes: Rule = {
  number: 109,
  name: "volumes",
  reason: "The API server refuses pods with two volumes of one name, or with a volume of two types.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
