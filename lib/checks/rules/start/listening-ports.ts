import { mountedTexts } from "../../containers/scripts.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const listens = /^\s*listen\s+(?:[\w.*]+:|\[[^\]]*\]:)?(\d{2,5})\b[^;\n]*;/gm;
/** Where the configuration of nginx reads its servers from. */
const serverFile = /\/etc\/nginx\/(?:conf\.d|http\.d|sites-enabled|templates)\/|\/etc\/nginx\/nginx\.conf$/;

/** Ports that the mounted configuration of nginx listens on; undefined where there is none, or more than is seen. */
function listenedPorts(graph: Graph, workload: Workload, container: Container): Set<number> | undefined {
  const files = [...mountedTexts(graph, workload, container)].filter(([path]) => serverFile.test(path));
  if (files.length === 0) return undefined;
  const text = files.map(([, file]) => file.replaceAll(/#.*$/gm, "")).join("\n");
  const ports = new Set([...text.matchAll(listens)].map(([, port]) => Number(port)));
  // What stands in a variable, or in a file of the image, is not seen.
  const isHidden = /\blisten\s+[^;]*\$|^\s*include\s+(?!.*(?:mime\.types|modules))/m.test(text);
  if (ports.size === 0 || isHidden) return undefined;
  const isReplaced = files.some(([path]) => /default\.conf(?:\.template)?$|nginx\.conf$/.test(path));
  return isReplaced ? ports : ports.add(80);
}

/** Containers of nginx declare ports that its configuration listens on. */
export const listeningPorts: Rule = {
  number: 296,
  name: "listening-ports",
  reason: "Requests and probes that go to a port on which nothing listens are refused.",
  see: "https://nginx.org/en/docs/http/ngx_http_core_module.html#listen",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        const ports = listenedPorts(graph, workload, container);
        if (ports === undefined) continue;
        for (const { number } of container.ports) {
          if (number === undefined || ports.has(number)) continue;
          const on = [...ports].map(String);
          yield {
            at: workload.resource,
            severity: "warning",
            message: `container ${container.name} declares port ${number}, and its configuration of nginx listens on ${enumerate(on)}`,
            fix: `write "listen ${number};", or declare what it listens on`,
          };
        }
      }
    }
  },
};
