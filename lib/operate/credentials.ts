import { textAt } from "#lib/checks/graph/fields.ts";
import { aws } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

function readAccount(answer: Answer, { name, account }: Target): Reading {
  const found = textAt(jsonOf(answer), "Account");
  if (answer.status !== 0 || found === undefined) return failed(answer);
  if (found === account) return { met: true };
  return {
    met: false,
    because: [`the credentials are of account ${found}, but cluster ${name} is in account ${account}`],
  };
}

/** `<not set>` is a region as well: then only the commands, which all name theirs, decide. */
function readRegion(answer: Answer, { name, region }: Target): Reading {
  if (answer.status !== 0) return failed(answer);
  const found = /^\s*region[\s:]+(<not set>|[\w-]+)/m.exec(answer.stdout)?.[1] ?? "<not set>";
  if (found === "<not set>" || found === region) return { met: true };
  return {
    met: false,
    because: [`the AWS CLI is set to region ${found}, but cluster ${name} is in ${region}`],
  };
}

/** Looks whether the credentials of the machine are those of the cluster's account and region. */
export function credentialSteps(target: Target): Ask[] {
  const { account, region } = target;
  return [
    {
      kind: "ask",
      title: `Credentials are valid, and of account ${account}`,
      question: {
        command: aws(target, "sts", "get-caller-identity", "--output", "json"),
        read: (answer) => readAccount(answer, target),
      },
      cure: `log in to account ${account} (aws sso login, or AWS_PROFILE of that account)`,
    },
    {
      kind: "ask",
      title: `The AWS CLI is set to no other region than ${region}`,
      question: {
        command: { program: "aws", args: ["configure", "list"] },
        read: (answer) => readRegion(answer, target),
      },
      cure: `export AWS_REGION=${region}`,
    },
  ];
}
