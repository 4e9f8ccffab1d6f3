/** What can be said of traffic: it gets through, it does not, or the tree does not show enough to tell. */
export type Answer = "yes" | "maybe" | "no";

/** Whether one of several ways is open. */
export function any<Way>(ways: readonly Way[], answerOf: (way: Way) => Answer): Answer {
  let best: Answer = "no";
  for (const way of ways) {
    const answer = answerOf(way);
    if (answer === "yes") return "yes";
    if (answer === "maybe") best = "maybe";
  }
  return best;
}

/** Whether two conditions hold together. */
export function both(one: Answer, other: Answer): Answer {
  if (one === "no" || other === "no") return "no";
  return one === "maybe" || other === "maybe" ? "maybe" : "yes";
}
