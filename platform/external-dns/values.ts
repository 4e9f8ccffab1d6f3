import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart external-dns that we set. */
export interface ExternalDnsValues {
  readonly provider: { readonly name: "aws" };
  readonly sources: readonly ["ingress"];
  readonly domainFilters: readonly string[];
  /** Whether records of hosts that are gone are deleted: `sync` does, `upsert-only` does not. */
  readonly policy: "sync";
  /** Where the owner of a record is written down. */
  readonly registry: "txt";
  readonly txtOwnerId: string;
  /** Looks at once when an Ingress changes, not only every minute. */
  readonly triggerLoopOnEvent: boolean;
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly extraArgs: Readonly<Record<string, string>>;
  readonly resources: Resources;
  readonly serviceMonitor: Switch;
}
