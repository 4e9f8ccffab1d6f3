/** What can be said of traffic: it gets through, it does not, or the tree does not show enough to tell. */
export type Answer = "yes" | "maybe" | "no";

/** Whether one of several ways is open. */
export function any(answers: Iterable<Answer>): Answer {
  let best: Answer = "no";
  for (const answer of answers) {
    if (answer === "yes") return "yes";
    if (answer === "maybe") best = "maybe";
  }
  return best;
}

/** Whether several conditions hold together. */
export function all(...answers: readonly Answer[]): Answer {
  if (answers.includes("no")) return "no";
  return answers.includes("maybe") ? "maybe" : "yes";
}
