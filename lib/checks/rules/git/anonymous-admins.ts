import type { Fields } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

const strong = /^(?:Admin|Editor)$/i;
const isOn = (value: Found) => /^(?:true|1)$/i.test(String(value ?? ""));

function violation(at: Violation["at"], place: string, role: string): Violation {
  return {
    at,
    message: `${place} lets everybody who reaches Grafana in as ${role}`,
    fix: "switch anonymous access off, or give it the role Viewer",
  };
}

/** Roles of anonymous users, wherever `grafana.ini` stands among values of a chart. */
function anonymousRole(values: Fields): string | undefined {
  const anonymous = [mapAt(values, "grafana.ini"), mapAt(values, "grafana", "grafana.ini")].map((settings) =>
    valueAt(settings, "auth.anonymous"),
  );
  const open = anonymous.find((settings) => isOn(valueAt(settings, "enabled")));
  return textAt(open, "org_role");
}

function* ofWorkloads({ workloads }: Graph): Generator<Violation> {
  for (const { resource, containers } of workloads) {
    for (const { fields, name } of containers) {
      const own = listAt(fields, "env");
      if (!own.some((entry) => textAt(entry, "name") === "GF_AUTH_ANONYMOUS_ENABLED")) continue;
      const env = new Map(own.map((entry) => [textAt(entry, "name"), textAt(entry, "value")] as const));
      const role = env.get("GF_AUTH_ANONYMOUS_ORG_ROLE");
      if (!isOn(env.get("GF_AUTH_ANONYMOUS_ENABLED")) || role === undefined || !strong.test(role)) continue;
      yield violation(resource, `env GF_AUTH_ANONYMOUS_ORG_ROLE of container ${name}`, role);
    }
  }
}

const section = /\[auth\.anonymous\]([^[]*)/;

function* ofFiles(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(kinds.configMap)) {
    const data = mapAt(at.object, "data");
    for (const key of Object.keys(data)) {
      const text = textAt(data, key);
      if (text === undefined || !text.includes("[auth.anonymous]")) continue;
      const settings = section.exec(text)?.[1] ?? "";
      const role = /^\s*org_role\s*=\s*(\w+)/m.exec(settings)?.[1];
      if (!/^\s*enabled\s*=\s*true/m.test(settings) || role === undefined || !strong.test(role)) continue;
      yield violation(at, `data["${key}"]`, role);
    }
  }
}

/** Nobody administers Grafana without a login. */
export const anonymousAdmins: Rule = {
  number: 522,
  name: "anonymous-admins",
  reason:
    "An anonymous administrator of Grafana reads every data source that it has, with the rights of Grafana.",
  see: "https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/anonymous-auth/",
  *check(graph) {
    for (const { values, unit, chart } of graph.charts) {
      const role = anonymousRole(values);
      if (role !== undefined && strong.test(role))
        yield violation(unit, `grafana.ini of chart ${chart}`, role);
    }
    yield* ofWorkloads(graph);
    yield* ofFiles(graph);
  },
};
