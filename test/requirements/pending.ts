/** What an id waits for. */
type Pending = Readonly<Record<string, string>>;

const terraform = "Terraform builds it, and there is no Terraform here yet";
const cost = "the cost report prices it, and there is no cost report yet";
const pipeline = "it happens in the repository of the application's source, before an image reaches this one";

/** Ids of requirements that no manifest can meet, and what will. The list only gets shorter. */
export const pending: Pending = {
  FC1: terraform,
  FC2: terraform,
  FC3: terraform,
  FC4: terraform,
  FC5: terraform,
  FC6: terraform,
  FC13: terraform,
  FC15: terraform,
  FC16: cost,
  FC17: "bring-up and recovery are commands and runbooks, which are still to be written",
  FC19: pipeline,
  FA1: terraform,
  FA2: terraform,
  FA3: terraform,
  FA13: cost,
  FA14: "recovery is a runbook, which is still to be written",
  SC1: terraform,
  SC3: terraform,
  DP1: terraform,
  DP2: terraform,
  DP10: terraform,
  DP11: terraform,
  DP12: terraform,
  DP13: terraform,
  DP17: pipeline,
  DP20: cost,
  ET1: terraform,
  ET2: terraform,
  ET10: "bring-up, tear-down and the update of DNS are commands, which are still to be written",
};
