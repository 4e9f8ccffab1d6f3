/** What an id waits for. */
type Pending = Readonly<Record<string, string>>;

const pipeline = "it happens in the repository of the application's source, before an image reaches this one";

/** Ids of requirements that no manifest can meet, and what will. The list only gets shorter. */
export const pending: Pending = {
  FC19: pipeline,
  DP17: pipeline,
};
