import type { CommandLine } from "./command-line.ts";
import type { Target } from "./target.ts";

type Cluster = Pick<Target, "name" | "region">;

/** Folder of a cluster's Terraform root, relative to the repository. */
export function terraformRoot({ name }: Pick<Target, "name">): string {
  return `infra/clusters/${name}`;
}

/** The AWS CLI in the cluster's region, whatever region the machine is set to. */
export function aws({ region }: Pick<Target, "region">, ...args: string[]): CommandLine {
  return { program: "aws", args: [...args, "--region", region] };
}

/** Terraform in the cluster's root. */
export function terraform(cluster: Pick<Target, "name">, ...args: string[]): CommandLine {
  return { program: "terraform", args: [`-chdir=${terraformRoot(cluster)}`, ...args] };
}

/** kubectl with the cluster's own context, whatever context is current. */
export function kubectl({ name }: Pick<Target, "name">, ...args: string[]): CommandLine {
  return { program: "kubectl", args: ["--context", name, ...args] };
}

/** Writes the context that `kubectl` uses: its name is the cluster's. */
export function updateKubeconfig(cluster: Cluster): CommandLine {
  return aws(cluster, "eks", "update-kubeconfig", "--name", cluster.name, "--alias", cluster.name);
}
