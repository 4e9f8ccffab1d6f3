import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";
import { chosenBy, someOf } from "../unions.ts";

const verbs =
  "* connect create delete deletecollection get list patch post proxy put update watch head options".split(
    " ",
  );

/** @see https://kubernetes.io/docs/concepts/cluster-administration/flow-control/ */
export const flowControl: FieldRules = {
  required: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": {
      spec: "write spec.priorityLevelConfiguration",
      "spec.priorityLevelConfiguration": "name the priority level",
      "spec.priorityLevelConfiguration.name": "name the priority level",
      "spec.rules[].subjects": "write at least one subject",
      "spec.rules[].subjects[].user.name": "name the user",
      "spec.rules[].subjects[].group.name": "name the group",
      "spec.rules[].subjects[].serviceAccount.name": "name the ServiceAccount",
      "spec.rules[].subjects[].serviceAccount.namespace": "write the namespace of the ServiceAccount",
      "spec.rules[].resourceRules[].verbs": "write the verbs",
      "spec.rules[].resourceRules[].apiGroups": "write the groups",
      "spec.rules[].resourceRules[].resources": "write the resources",
      "spec.rules[].nonResourceRules[].verbs": "write the verbs",
      "spec.rules[].nonResourceRules[].nonResourceURLs": "write the URLs",
    },
    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": {
      spec: "write spec.type",
      "spec.type": "write Limited or Exempt",
      "spec.limited.limitResponse": "write what happens to requests that have to wait",
      "spec.limited.limitResponse.type": "write Queue or Reject",
    },
  },
  choices: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": {
      "spec.distinguisherMethod.type": ["ByUser", "ByNamespace"],
      "spec.rules[].subjects[].kind": ["User", "Group", "ServiceAccount"],
      "spec.rules[].resourceRules[].verbs[]": verbs,
      "spec.rules[].nonResourceRules[].verbs[]": verbs,
    },
    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": {
      "spec.type": ["Limited", "Exempt"],
      "spec.limited.limitResponse.type": ["Queue", "Reject"],
    },
  },
  ranges: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": { "spec.matchingPrecedence": [0, 10_000] },
    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": {
      "spec.limited.nominalConcurrencyShares": [0, 2_147_483_647],
      "spec.limited.lendablePercent": [0, 100],
      "spec.limited.borrowingLimitPercent": [0, 2_147_483_647],
      "spec.limited.limitResponse.queuing.queues": [0, 10_000_000],
      "spec.limited.limitResponse.queuing.handSize": [0, 2_147_483_647],
      "spec.limited.limitResponse.queuing.queueLengthLimit": [0, 2_147_483_647],
    },
  },
  texts: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": {
      "spec.priorityLevelConfiguration.name": forms.subdomain,
      "spec.rules[].subjects[].serviceAccount.name": forms.allOrSubdomain,
      "spec.rules[].subjects[].serviceAccount.namespace": forms.label,
      "spec.rules[].resourceRules[].namespaces[]": filled(forms.allOrLabel),
      "spec.rules[].nonResourceRules[].nonResourceURLs[]": filled(forms.urlPath),
    },
  },
  unions: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": {
      "spec.rules[]": someOf("resourceRules", "nonResourceRules"),
      "spec.rules[].subjects[]": chosenBy("kind", {
        User: "user",
        Group: "group",
        ServiceAccount: "serviceAccount",
      }),
    },
    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": {
      spec: chosenBy("type", { Limited: "limited", Exempt: "exempt" }),
      "spec.limited.limitResponse": chosenBy("type", { Queue: "queuing", Reject: "" }),
    },
  },
  wildcards: {
    "flowcontrol.apiserver.k8s.io/FlowSchema": Object.fromEntries(
      [
        "resourceRules[].verbs",
        "resourceRules[].apiGroups",
        "resourceRules[].resources",
        "resourceRules[].namespaces",
        "nonResourceRules[].verbs",
        "nonResourceRules[].nonResourceURLs",
      ].map((place) => [`spec.rules[].${place}`, true] as const),
    ),
  },
};
