/** What findings are called that no rule makes: they stop a run before the rules, or come after them. */
export const outsideRules = {
  acceptances: "An annotation `accepted-findings/<rule>` accepts nothing, names no rule, or gives no reason.",
  definition: "A definition says something that cannot be rendered, or that this repository does not take.",
  drift: "A file in `generated/` is not what the definitions give.",
  "file-names": "Two objects would be one file, or the name of a file is too long for a file system.",
  yaml: "A file cannot be read as YAML of Kubernetes, or YAML cannot carry a value.",
} as const;

/** Name of a finding that no rule makes. */
export type OutsideRule = keyof typeof outsideRules;
