import { repeated } from "#lib/model/repeated.ts";
import { isSubdomain } from "../../fields/form.ts";
import { stableOf } from "../../fields/subjects.ts";
import { type Found, listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

const group = "admissionregistration.k8s.io";

/** Resources that another item of the same list names already: `pods/exec` beside `pods/*`. */
function* ofResources(place: string, resources: readonly string[]): Generator<Fault> {
  for (const [i, wide] of resources.entries()) {
    const [resource = "", sub] = wide.split("/");
    const hasOther = resources.some((other, j) => {
      if (i === j) return false;
      const [one = "", part] = other.split("/");
      if (wide === "*/*") return true;
      if (wide === "*") return part === undefined;
      if (sub === "*") return one === resource && part !== undefined;
      return resource === "*" && sub !== undefined && part === sub;
    });
    if (!hasOther) continue;
    const message = `${place} names what ${wide} names already`;
    yield { message, fix: `keep ${wide} alone` };
    return;
  }
}

function* faultsOf(place: string, webhook: Found): Generator<Fault> {
  const name = textAt(webhook, "name") ?? "";
  if (!isSubdomain(name) || name.split(".").length < 3) {
    const message = `${place}.name is "${name}", which is not a name of three parts or more`;
    yield { message, fix: "name it as pods.example.com" };
  }
  const clients = ["url", "service"].filter((field) => valueAt(webhook, "clientConfig", field));
  if (clients.length !== 1) {
    const message = `${place}.clientConfig has ${clients.length === 0 ? "neither url nor service" : "both url and service"}`;
    yield { message, fix: "write one of url and service" };
  }
  const url = textAt(webhook, "clientConfig", "url");
  if (valueAt(webhook, "clientConfig", "url") === "" && clients.includes("service")) {
    yield { message: `${place}.clientConfig has service and an empty url`, fix: "remove url" };
  }
  if (url !== undefined && !/^https:\/\//i.test(url)) {
    yield { message: `${place}.clientConfig.url is "${url}"`, fix: "write an address with https://" };
  }
  const path = textAt(webhook, "clientConfig", "service", "path");
  if (path !== undefined && !path.startsWith("/")) {
    yield { message: `${place}.clientConfig.service.path is "${path}"`, fix: `write "/${path}"` };
  }
  for (const [i, rule] of listAt(webhook, "rules").entries()) {
    yield* ofResources(`${place}.rules[${i}].resources`, textsAt(rule, "resources"));
  }
  const versions = textsAt(webhook, "admissionReviewVersions");
  if (versions.length > 0 && !versions.includes("v1") && !versions.includes("v1beta1")) {
    const message = `${place}.admissionReviewVersions has none that the API server speaks`;
    yield { message, fix: "add v1" };
  }
}

/** Webhooks have a whole name and one address. */
export const webhookClients: Rule = {
  number: 158,
  name: "webhook-clients",
  reason: "The API server refuses a webhook without a name of its own, without an address or with two.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
  *check(graph) {
    for (const kind of ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]) {
      for (const at of stableOf(graph, { group, kind })) {
        const webhooks = listAt(at.object, "webhooks");
        for (const [i, webhook] of webhooks.entries()) {
          for (const fault of faultsOf(`webhooks[${i}]`, webhook)) yield { at, ...fault };
        }
        for (const name of repeated(webhooks.flatMap((one) => textAt(one, "name") ?? []))) {
          yield { at, message: `it has webhook ${name} twice`, fix: "give each a name of its own" };
        }
      }
    }
  },
};
