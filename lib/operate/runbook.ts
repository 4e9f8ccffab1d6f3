import { resourcesOf, type Tree } from "#lib/render/tree.ts";

/** An object that a runbook names in a command. */
export interface NamedObject {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** The command, as it stands in the runbook. */
  readonly command: string;
}

/** Kinds as people type them. */
const KINDS: Readonly<Record<string, string>> = {
  cronjob: "CronJob",
  deployment: "Deployment",
  externalsecret: "ExternalSecret",
  ingress: "Ingress",
  job: "Job",
  service: "Service",
  statefulset: "StatefulSet",
};

/** The commands of the shell blocks of a runbook, with lines that go on joined. */
export function commandsOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, text = ""]) => text);
  const inTables = [...markdown.matchAll(/^\|.*$/gm)].flatMap(([row]) =>
    [...row.matchAll(/`([a-z]+ [^`]+)`/g)].map(([, text = ""]) => text),
  );
  const lines = blocks.flatMap((block) => block.replace(/(\\|\|)\n\s*/g, "$1 ").split("\n"));
  return [...lines, ...inTables].map((line) => line.trim()).filter((line) => line !== "");
}

/** What the commands of a runbook name as `-n NAMESPACE … KIND/NAME`. */
export function objectsIn(markdown: string): NamedObject[] {
  return commandsOf(markdown).flatMap((command) => {
    const namespace = /\bkubectl\b.* (?:-n|--namespace)[ =]([\w-]+)/.exec(command)?.[1];
    if (namespace === undefined) return [];
    return [...command.matchAll(/\b([a-z]+)\/([a-z][\w.-]*)/g)].flatMap(([, word = "", name = ""]) => {
      const kind = KINDS[word];
      return kind === undefined ? [] : [{ namespace, kind, name, command }];
    });
  });
}

/** Jobs that the commands of a runbook make themselves. */
function jobsMadeIn(markdown: string): string[] {
  return [...markdown.matchAll(/\bcreate job .*?--from=\S+ ([\w-]+)/g)].map(([, name = ""]) => name);
}

/** Whether a chart brings something of a name: its workloads, whose names are those of their accounts and Services. */
function isBrought({ namespace, name }: NamedObject, { facts }: Tree): boolean {
  const place = `${namespace}/${name}`;
  return Object.values(facts.chartsProvide ?? {}).some(
    ({ serviceAccounts = [], services = {} }) => serviceAccounts.includes(place) || place in services,
  );
}

function isIn(named: NamedObject, tree: Tree): boolean {
  const { namespace, kind, name } = named;
  const generated = resourcesOf(tree).some(
    (one) => one.object.kind === kind && one.object.metadata.name === name && one.namespace === namespace,
  );
  return generated || isBrought(named, tree);
}

/** What the commands of a runbook name and no cluster has, one line each. */
export function unknownNames(markdown: string, trees: readonly Tree[]): string[] {
  const made = jobsMadeIn(markdown);
  return objectsIn(markdown)
    .filter(({ kind, name }) => !(kind === "Job" && made.includes(name)))
    .filter((named) => !trees.some((tree) => isIn(named, tree)))
    .map(
      ({ namespace, kind, name, command }) =>
        `no cluster has ${kind} ${name} in namespace ${namespace}, which "${command}" names; write the name that is in generated/`,
    );
}
