import { mountedTexts } from "../../containers/scripts.ts";
import { serverOf } from "../../containers/server.ts";
import type { Rule } from "../../rule.ts";

const images = new Set(["nginx", "nginxinc/nginx-unprivileged"]);
const configuration = /\/etc\/nginx\/(?:.*\.conf|sites-enabled\/.*)$/;

/** Longer texts are no configuration that somebody wrote. */
const longest = 200_000;

const token =
  /#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\$\{\w+\}|[{};]|\s+|[^\s{};"'#$][^\s{};$]*|\$/g;

/**
 * The first thing that nginx refuses in the shape of a configuration: directives end in ";", and blocks are closed.
 *
 * @see https://nginx.org/en/docs/beginners_guide.html#conf_structure
 */
function faultIn(text: string): string | undefined {
  let depth = 0;
  let words: string[] = [];
  for (const [mark] of text.matchAll(token)) {
    if (/^[\s#]/.test(mark)) continue;
    if (mark === "{") depth++;
    if (mark === "}") depth--;
    if (mark === "}" && words.length > 0) return `"${words.join(" ")}" does not end in ";"`;
    if (depth < 0) return 'a "}" closes nothing';
    if (mark === "{" || mark === "}" || mark === ";") words = [];
    else words.push(mark);
  }
  if (words.length > 0) return `"${words.slice(0, 5).join(" ")}" does not end in ";"`;
  return depth > 0 ? 'a "{" is not closed' : undefined;
}

/** Configuration of nginx has the shape that nginx reads. */
export const nginxConfiguration: Rule = {
  number: 324,
  name: "nginx-configuration",
  reason: "A server with a configuration that it cannot read ends as soon as it starts.",
  see: "https://nginx.org/en/docs/beginners_guide.html#conf_structure",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        if (!images.has(serverOf(container)?.name ?? "")) continue;
        for (const [path, text] of mountedTexts(graph, workload, container)) {
          // Programs in another language have other shapes.
          if (!configuration.test(path) || text.length > longest || /_by_lua|js_content|perl/.test(text))
            continue;
          const fault = faultIn(text);
          if (fault === undefined) continue;
          const message = `${path} of container ${container.name} is no configuration of nginx: ${fault}`;
          yield { at: workload.resource, message, fix: "correct it in its ConfigMap" };
        }
      }
    }
  },
};
