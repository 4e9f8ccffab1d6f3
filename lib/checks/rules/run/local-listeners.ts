import { mountedTexts } from "../../containers/scripts.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";

const local = String.raw`(?:127\.0\.0\.1|localhost|\[::1\])`;
const option = new RegExp(
  `(?:^|\\s)--?(?:bind|b|listen|listen-address|http-address|addr)(?:=|\\s+)["']?(?:https?://)?${local}:(\\d{2,5})(?=\\s|["']|$)`,
  "g",
);
const uvicorn = new RegExp(`--host(?:=|\\s+)${local}(?=\\s|$).{0,300}?--port(?:=|\\s+)(\\d{2,5})`, "g");
const setting = new RegExp(
  `^[ \\t]*["']?(?:listen|bind|listen_addr(?:ess)?|bind_addr(?:ess)?)["']?[ \\t]*[:=][ \\t]*["']?${local}:(\\d{2,5})["']?,?[ \\t]*$`,
  "gm",
);

/** Whether a text has what every such address has. */
function mayBeLocal(text: string): boolean {
  return text.includes("127.0.0.1") || text.includes("localhost") || text.includes("[::1]");
}

function* localPorts(
  graph: Graph,
  workload: Workload,
  container: Container,
): Generator<[place: string, port: number]> {
  const line = container.words.join(" ");
  for (const form of mayBeLocal(line) ? [option, uvicorn] : []) {
    for (const [, port] of line.matchAll(form)) yield ["its command", Number(port)];
  }
  for (const [path, text] of mountedTexts(graph, workload, container)) {
    if (text.length > 200_000 || !mayBeLocal(text)) continue;
    for (const [, port] of text.matchAll(setting)) yield [path, Number(port)];
  }
}

/** Ports that containers declare are open to other pods. */
export const localListeners: Rule = {
  number: 327,
  name: "local-listeners",
  reason:
    "What listens on 127.0.0.1 is reached from its own pod alone: its probes fail, and its Service refuses.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        if (container.ports.length === 0) continue;
        for (const [place, port] of localPorts(graph, workload, container)) {
          if (!container.ports.some(({ number }) => number === port)) continue;
          yield {
            at: workload.resource,
            severity: "warning",
            message: `container ${container.name} declares port ${port}, and ${place} makes it listen on 127.0.0.1 alone`,
            fix: "let it listen on 0.0.0.0",
          };
        }
      }
    }
  },
};
