import { together } from "../draft.ts";
import type { HarmlessEdit } from "../operator.ts";
import {
  add,
  containers,
  each,
  nameOf,
  objects,
  put,
  remove,
  reversed,
  textOf,
  values,
  within,
} from "../site.ts";

/** Changes of Services, Ingresses and policies that change nothing for the worse. */
export const network: readonly HarmlessEdit[] = [
  {
    name: "target port by number instead of name",
    *drafts(tree) {
      for (const service of objects(tree, "Service")) {
        for (const site of within([service], "spec", "ports", "*", "targetPort")) {
          const selected = containers(tree).filter(({ resource }) => {
            const labels = within(
              [{ resource, path: [], value: resource.object }],
              "spec",
              "selector",
              "matchLabels",
              "*",
            );
            return (
              resource.namespace === service.resource.namespace &&
              labels.some(
                (label) => textOf(service, "spec", "selector", `${label.path.at(-1)}`) === label.value,
              )
            );
          });
          const port = within(selected, "ports", "*").find((one) => textOf(one, "name") === textOf(site));
          const number = port && within([port], "containerPort")[0];
          if (number !== undefined) yield put(site, number.value);
        }
      }
    },
  },
  {
    name: "backend of an Ingress by name instead of number",
    *drafts(tree) {
      const backends = within(
        objects(tree, "Ingress"),
        "spec",
        "rules",
        "*",
        "http",
        "paths",
        "*",
        "backend",
        "service",
      );
      for (const backend of backends) {
        const service = objects(tree, "Service").find(
          (one) =>
            one.resource.namespace === backend.resource.namespace && nameOf(one) === textOf(backend, "name"),
        );
        const [port] = service === undefined ? [] : within([service], "spec", "ports", "*");
        if (port !== undefined) yield put(backend, { name: textOf(port, "name") }, "port");
      }
    },
  },
  {
    name: "protocol of a Service port spelled out",
    drafts: (tree) =>
      each(within(objects(tree, "Service"), "spec", "ports", "*"), (site) => put(site, "TCP", "protocol")),
  },
  {
    name: "type of a Service left to its default",
    drafts: (tree) =>
      each(within(objects(tree, "Service"), "spec", "type"), (site) =>
        textOf(site) === "ClusterIP" ? remove(site) : undefined,
      ),
  },
  {
    name: "session affinity spelled out",
    drafts: (tree) => each(objects(tree, "Service"), (site) => put(site, "None", "spec", "sessionAffinity")),
  },
  {
    name: "a path to a backend that is there",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), "spec", "rules", "*", "http", "paths"), (site) => {
        const [first] = within([site], "*");
        if (first === undefined) return undefined;
        const path = {
          path: "/status-page",
          pathType: "Prefix",
          backend: within([first], "backend")[0]?.value ?? {},
        };
        return put(site, [...values(site), path]);
      }),
  },
  {
    name: "paths in another order",
    drafts: (tree) => each(within(objects(tree, "Ingress"), "spec", "rules", "*", "http", "paths"), reversed),
  },
  {
    name: "rules of a policy in another order",
    drafts: (tree) => each(within(objects(tree, "NetworkPolicy"), "spec", "ingress"), reversed),
  },
  {
    name: "selector of a policy as an expression",
    drafts: (tree) =>
      each(within(objects(tree, "NetworkPolicy"), "spec", "podSelector"), (site) => {
        const labels = within([site], "matchLabels", "*");
        if (labels.length === 0) return undefined;
        return put(site, {
          matchExpressions: labels.map(({ path, value }) => ({
            key: `${path.at(-1)}`,
            operator: "In",
            values: [value],
          })),
        });
      }),
  },
  {
    name: "peer of a policy as an expression",
    drafts: (tree) =>
      each(
        within(objects(tree, "NetworkPolicy"), "spec", "egress", "*", "to", "*", "podSelector"),
        (site) => {
          const labels = within([site], "matchLabels", "*");
          if (labels.length === 0) return undefined;
          return put(site, {
            matchExpressions: labels.map(({ path, value }) => ({
              key: `${path.at(-1)}`,
              operator: "In",
              values: [value],
            })),
          });
        },
      ),
  },
  {
    name: "a policy as two",
    drafts: (tree) =>
      each(objects(tree, "NetworkPolicy"), (site) => {
        const { object } = site.resource;
        const [ingress] = within([site], "spec", "ingress");
        const [egress] = within([site], "spec", "egress");
        if (ingress === undefined || egress === undefined) return undefined;
        const podSelector = within([site], "spec", "podSelector")[0]?.value ?? {};
        const second = { podSelector, policyTypes: ["Egress"], egress: egress.value };
        return together(
          put(site, { podSelector, policyTypes: ["Ingress"], ingress: ingress.value }, "spec"),
          add(site, {
            ...object,
            metadata: { ...object.metadata, name: `${nameOf(site)}-out` },
            spec: second,
          }),
        );
      }),
  },
  {
    name: "address block in halves",
    drafts: (tree) =>
      each(within(objects(tree, "NetworkPolicy"), "spec", "ingress", "*", "from"), (site) => {
        const halves = values(site).flatMap((peer) => {
          const [, network, last] =
            /^(\d+\.\d+\.\d+)\.(0)\/24$/.exec(textOf({ ...site, value: peer }, "ipBlock", "cidr")) ?? [];
          if (last === undefined) return [peer];
          return [{ ipBlock: { cidr: `${network}.0/25` } }, { ipBlock: { cidr: `${network}.128/25` } }];
        });
        return halves.length > values(site).length ? put(site, halves) : undefined;
      }),
  },
  {
    name: "policy port as a range of one",
    drafts: (tree) =>
      each(within(objects(tree, "NetworkPolicy"), "spec", "egress", "*", "ports", "*"), (site) => {
        const port = within([site], "port")[0]?.value;
        return typeof port === "number" ? put(site, port, "endPort") : undefined;
      }),
  },
  {
    name: "one more caller let in",
    drafts: (tree) =>
      each(within(objects(tree, "NetworkPolicy"), "spec", "ingress", "*", "from"), (site) =>
        put(site, [...values(site), { ipBlock: { cidr: "10.250.0.0/16" } }]),
      ),
  },
  {
    name: "address of a Service written out in full",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "*"), (site) => {
        const services = objects(tree, "Service").filter(
          ({ resource }) => resource.namespace === site.resource.namespace,
        );
        const [, host = ""] = /^http:\/\/([a-z0-9-]+)(?=[:/]|$)/.exec(textOf(site)) ?? [];
        const isService = services.some((one) => nameOf(one) === host);
        const full = `http://${host}.${site.resource.namespace}.svc.cluster.local`;
        return isService ? put(site, textOf(site).replace(`http://${host}`, full)) : undefined;
      }),
  },
];
