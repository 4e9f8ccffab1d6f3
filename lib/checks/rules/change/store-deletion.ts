import { isStore } from "../../change/data.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";

/** Databases and other stores that an operator or a cloud provider runs. */
export const storeDeletion: ChangeRule = {
  number: 603,
  name: "store-deletion",
  reason:
    "An operator deletes the pods, the volumes or the cloud resource of a database with the object that asked for it.",
  see: "https://cloudnative-pg.io/documentation/current/resource_management/",
  *check(change) {
    for (const resource of deletedAlone(change)) {
      if (!isStore(resource)) continue;
      const { isDeleted, words } = removalOf(change, resource);
      const loss = isDeleted
        ? "its operator takes down what it runs, with the data in it"
        : "its data belongs to nobody, and a cluster that is built anew does not have it";
      yield destroys(resource, { message: `${words}: ${loss}`, cure: "keep its manifest" });
    }
  },
};
