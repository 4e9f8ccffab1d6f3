/** Fields of a map that exclude each other. */
export interface Union {
  readonly fields: readonly string[];
  /** Whether one of them has to be there. */
  readonly needsOne: boolean;
  /** Whether they go together, so that only their absence is wrong. */
  readonly mayBeSeveral?: true;
  /** Which of them belongs to a value of another field, where that says so; none belongs to the values with "". */
  readonly chosenBy?: { readonly by: string; readonly fields: Readonly<Record<string, string>> };
}

/** One of the fields, and no other. */
export const oneOf = (...fields: readonly string[]): Union => ({ fields, needsOne: true });

/** One of the fields, or none. */
export const atMostOneOf = (...fields: readonly string[]): Union => ({ fields, needsOne: false });

/** At least one of the fields. */
export const someOf = (...fields: readonly string[]): Union => ({
  fields,
  needsOne: true,
  mayBeSeveral: true,
});

/** The field that another field names: by `kind`, `{ User: "user" }` means that users need `user`, and no other of them. */
export const chosenBy = (by: string, fields: Readonly<Record<string, string>>): Union => ({
  fields: Object.values(fields).filter((field) => field !== ""),
  needsOne: true,
  chosenBy: { by, fields },
});
