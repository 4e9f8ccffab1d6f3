import type { KubeconformResource } from "./output.ts";

/** Why a file is refused, and what to do about it. */
export interface Problem {
  readonly file: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do, as an imperative without a full stop. */
  readonly fix: string;
}

const editDefinition = "correct the definition that the file's header names, then run npm run generate";
const addSchema =
  "add the @kubernetes-models package that knows the kind, or a location of its schema to KUBECONFORM_SCHEMA_LOCATION";

/** One line per problem: file, what is wrong, what to do. */
export function problemLine({ file, message, fix }: Problem): string {
  return `${file}: ${message}; ${fix}`;
}

/** Everything kubeconform has against a resource; nothing for a valid one. */
export function problemsOf(resource: KubeconformResource): Problem[] {
  const { filename: file, version, kind, name, status, msg, validationErrors = [] } = resource;
  const problem = (message: string, fix = editDefinition): Problem => ({ file, message, fix });
  switch (status) {
    case "statusValid":
      return [];
    case "":
      return [problem("holds no resource", "delete it or fill it, then run npm run generate")];
    case "statusSkipped":
      return [problem(`${kind} ${name} was skipped, but every resource has to be validated`, addSchema)];
    case "statusError":
      return msg.startsWith("could not find schema")
        ? [problem(`no schema for ${version} ${kind} (${name})`, addSchema)]
        : [problem(msg.replaceAll("\n", " "))];
    case "statusInvalid":
      return validationErrors.length === 0
        ? [problem(`${kind} ${name}: ${msg}`)]
        : validationErrors.map(({ path, msg }) => problem(`${kind} ${name}: ${path || "/"}: ${msg}`));
  }
}
