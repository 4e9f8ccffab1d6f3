import type { Operator } from "../operator.ts";
import { apiServer } from "./api-server.ts";
import { argoCd } from "./argo-cd.ts";
import { argoCdOrder } from "./argo-cd-order.ts";
import { aws } from "./aws.ts";
import { backups } from "./backups.ts";
import { changes } from "./changes.ts";
import { configMaps } from "./config-maps.ts";
import { git } from "./git.ts";
import { ingresses } from "./ingresses.ts";
import { monitoring } from "./monitoring.ts";
import { names } from "./names.ts";
import { network } from "./network.ts";
import { ports } from "./ports.ts";
import { probes } from "./probes.ts";
import { resources } from "./resources.ts";
import { scaling } from "./scaling.ts";
import { scheduling } from "./scheduling.ts";
import { secrets } from "./secrets.ts";
import { security } from "./security.ts";
import { selectors } from "./selectors.ts";
import { storage } from "./storage.ts";
import { urls } from "./urls.ts";

/** Every way to break a tree. */
export const operators: readonly Operator[] = [
  ...secrets,
  ...configMaps,
  ...names,
  ...selectors,
  ...ports,
  ...probes,
  ...resources,
  ...security,
  ...scheduling,
  ...storage,
  ...network,
  ...urls,
  ...ingresses,
  ...scaling,
  ...monitoring,
  ...backups,
  ...argoCd,
  ...argoCdOrder,
  ...git,
  ...aws,
  ...apiServer,
  ...changes,
];
