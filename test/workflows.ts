import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import { matchesIn, type RepositoryFile } from "./files.ts";

/** A workflow or an action of this repository, read. */
interface Source {
  readonly path: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const version = /^ v\d+\.\d+\.\d+$/;

function read({ path, text }: RepositoryFile): Source {
  const lines = new LineCounter();
  return { path, document: parseDocument(text, { lineCounter: lines }), lines };
}

function place({ path, lines }: Source, node: Node): string {
  return `${path}:${lines.linePos(node.range?.[0] ?? 0).line}`;
}

/** The maps that the entries of a map hold, by their keys. */
function mapsIn(holder: unknown): [string, YAMLMap][] {
  if (!isMap(holder)) return [];
  return holder.items.flatMap(({ key, value }) => (isMap(value) ? [[String(key), value]] : []));
}

/** The values of a key, wherever it stands. */
function valuesOf({ document }: Source, name: string): Scalar[] {
  const values: Scalar[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === name && isScalar(value)) values.push(value);
    },
  });
  return values;
}

/** The steps that use something, with its name. */
function usingSteps({ document }: Source): { readonly step: YAMLMap; readonly action: string }[] {
  const steps: { step: YAMLMap; action: string }[] = [];
  visit(document, {
    Map(_, step) {
      const action = step.get("uses");
      if (typeof action === "string") steps.push({ step, action });
    },
  });
  return steps;
}

/** What the rules of this repository refuse in an action of its own. */
export function actionProblems(file: RepositoryFile): string[] {
  return pinProblems(read(file));
}

/**
 * What the rules of this repository refuse in a workflow.
 *
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
export function workflowProblems(file: RepositoryFile): string[] {
  const source = read(file);
  return [
    ...triggerProblems(source),
    ...permissionProblems(source),
    ...timeoutProblems(source),
    ...pinProblems(source),
    ...credentialProblems(source),
    ...keyProblems(source),
    ...downloadProblems(file),
  ];
}

/** A tag can be moved to other code after it was reviewed; a commit cannot. */
function pinProblems(source: Source): string[] {
  return valuesOf(source, "uses")
    .filter(({ value, comment }) => !String(value).startsWith("./") && !isPinned(String(value), comment))
    .map(
      (node) =>
        `${place(source, node)} uses ${node.value}; write the commit and, as a comment, its version: owner/name@<40 hexadecimal digits> # v1.2.3`,
    );
}

function isPinned(action: string, comment: string | null | undefined): boolean {
  return pinned.test(action) && version.test(comment ?? "");
}

/** `pull_request_target` runs with the secrets of this repository, on behalf of anybody. */
function triggerProblems(source: Source): string[] {
  const triggers = source.document.get("on", true);
  const names = isMap(triggers)
    ? triggers.items.map(({ key }) => String(key))
    : isSeq(triggers)
      ? triggers.items.map(String)
      : [String(triggers)];
  return names.includes("pull_request_target")
    ? [`${source.path} runs on pull_request_target; use pull_request`]
    : [];
}

/** Without permissions of its own, a workflow has those of the repository's settings. */
function permissionProblems(source: Source): string[] {
  const top = isMap(source.document.get("permissions", true))
    ? []
    : [`${source.path} names no permissions of its own; write permissions: { contents: read } at its top`];
  const holders: [string, unknown][] = [
    ["the workflow", source.document.contents],
    ...mapsIn(source.document.get("jobs")).map(([name, job]): [string, unknown] => [`job ${name}`, job]),
  ];
  const granted = holders.flatMap(([holder, map]) =>
    writesIn(map).map(
      (scope) => `${source.path} lets ${holder} write ${scope}; nothing here needs more than read`,
    ),
  );
  return [...top, ...granted];
}

function writesIn(holder: unknown): string[] {
  const permissions = isMap(holder) ? holder.get("permissions") : undefined;
  if (permissions === "write-all") return ["everything"];
  if (!isMap(permissions)) return [];
  const scopes = permissions.items.flatMap(({ key, value }) =>
    String(value) === "write" ? [String(key)] : [],
  );
  return assumesRole(holder) ? scopes.filter((scope) => scope !== "id-token") : scopes;
}

/** Whether it is a job that proves to AWS who it is. The permission to do so writes nothing. */
function assumesRole(holder: unknown): boolean {
  const steps = isMap(holder) ? holder.get("steps") : undefined;
  return (
    isSeq(steps) &&
    steps.items.some(
      (step) => isMap(step) && String(step.get("uses")).startsWith("aws-actions/configure-aws-credentials@"),
    )
  );
}

/** A key of AWS that stands in the secrets is good for whoever reads it, until somebody takes it back. */
function keyProblems(source: Source): string[] {
  return ["aws-access-key-id", "aws-secret-access-key"]
    .flatMap((name) => valuesOf(source, name))
    .map((node) => `${place(source, node)} gives a job a key of AWS; let it assume a role: role-to-assume`);
}

/** A job that hangs is ended by GitHub after six hours. */
function timeoutProblems(source: Source): string[] {
  return mapsIn(source.document.get("jobs"))
    .filter(([, job]) => !job.has("timeout-minutes"))
    .map(([name]) => `${source.path} lets job ${name} run for six hours; give it timeout-minutes`);
}

/** The token that checkout leaves in `.git/config` is there for every later step to take. */
function credentialProblems(source: Source): string[] {
  return usingSteps(source)
    .filter(({ action }) => action.startsWith("actions/checkout@"))
    .filter(({ step }) => step.getIn(["with", "persist-credentials"]) !== false)
    .map(
      ({ step }) =>
        `${place(source, step)} leaves the token in the checkout; write persist-credentials: false`,
    );
}

/** What a branch holds today is not what a pull request was reviewed with. */
function downloadProblems(file: RepositoryFile): string[] {
  return matchesIn(
    file,
    /https:\/\/raw\.githubusercontent\.com\/[\w.-]+\/[\w.-]+\/(?![0-9a-f]{40}\/)[^\s/]+/g,
  ).map(
    ({ line, found }) =>
      `${file.path}:${line} reads ${found}; write the commit in the place of the branch or tag`,
  );
}
