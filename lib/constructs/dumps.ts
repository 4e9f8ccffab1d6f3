import type { DataStore } from "#lib/model/workload.ts";
import { addBackup, backupName } from "./backup.ts";
import { selectorOf } from "./labels.ts";
import { addNetworkPolicy } from "./network-policy.ts";
import { addRestore, restoreName } from "./restore.ts";
import type { Scope } from "./scope.ts";
import { dumpTraffic } from "./traffic.ts";

/** The jobs that save and restore a server, with the traffic they may have; none where it is not saved. */
export function addDumps(scope: Scope, store: DataStore): void {
  if (store.backup === undefined) return;
  addBackup(scope, store, store.backup.schedule);
  addRestore(scope, store);
  for (const name of [backupName(store.name), restoreName(store.name)]) {
    addNetworkPolicy(scope, { name, selector: selectorOf({ name }), traffic: dumpTraffic(scope, store) });
  }
}
