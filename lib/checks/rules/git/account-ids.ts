import { placeOf } from "../../graph/texts.ts";
import type { Rule } from "../../rule.ts";
import { accountIn } from "../../secrets/accounts.ts";
import { notableTextsOf } from "../../texts/notable.ts";

/** No ARN or account id of AWS stands in what is committed. */
export const accountIds: Rule = {
  number: 503,
  name: "account-ids",
  reason: "A manifest with an account id works in one account only, and tells everybody which one it is.",
  see: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html",
  *check(graph) {
    for (const { at, text, mayHoldAccount } of notableTextsOf(graph).suspects) {
      const account = mayHoldAccount ? accountIn(text, graph.tree.facts) : undefined;
      if (account === undefined) continue;
      yield {
        at,
        message: `${placeOf(text)} holds ${account}`,
        fix: "leave it out: roles come by Pod Identity, and other things of AWS go by their names",
      };
    }
  },
};
