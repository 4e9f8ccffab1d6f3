import { choices } from "./choices.ts";
import type { FieldRules } from "./field-rules.ts";
import { admission } from "./kinds/admission.ts";
import { definitions } from "./kinds/definitions.ts";
import { devices } from "./kinds/devices.ts";
import { events } from "./kinds/events.ts";
import { flowControl } from "./kinds/flow-control.ts";
import { networking } from "./kinds/networking.ts";
import { pods } from "./kinds/pods.ts";
import { scheduling } from "./kinds/scheduling.ts";
import { storage } from "./kinds/storage.ts";
import { volumes } from "./kinds/volumes.ts";
import { workloads } from "./kinds/workloads.ts";
import { selectors } from "./label-selectors.ts";
import { ranges } from "./ranges.ts";
import { required } from "./required.ts";
import type { FieldTable } from "./table.ts";
import { texts } from "./texts.ts";

/** What many people write, by rule, and then what stands together because few do, by kind. */
const areas: readonly FieldRules[] = [
  { required, choices, ranges, texts, selectors },
  admission,
  definitions,
  devices,
  events,
  flowControl,
  networking,
  pods,
  scheduling,
  storage,
  volumes,
  workloads,
];

/**
 * All that is said for one rule: `tableOf(({ texts }) => texts)`. Where two areas speak of one field, the later one
 * does.
 */
export function tableOf<T>(pick: (area: FieldRules) => FieldTable<T> | undefined): FieldTable<T> {
  const merged: Record<string, Readonly<Record<string, T>>> = {};
  for (const area of areas) {
    for (const [sort, fields] of Object.entries(pick(area) ?? {}))
      merged[sort] = { ...merged[sort], ...fields };
  }
  return merged;
}
