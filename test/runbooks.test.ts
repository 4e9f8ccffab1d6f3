import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsOf, objectsIn, unknownNames } from "#lib/operate/runbook.ts";
import { repositoryRoot } from "#scripts/repository.ts";
import { renderedTrees } from "./rendered.ts";

const trees = await renderedTrees();
const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(repositoryRoot, "package.json"), "utf8"),
);

const runbooks = readdirSync(join(repositoryRoot, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, text: readFileSync(join(repositoryRoot, "docs", name), "utf8") }));

const text = (name: string) => runbooks.find((runbook) => runbook.name === name)?.text ?? "";

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

const anchorsIn = (name: string) =>
  [...text(name).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

describe.each(runbooks)("docs/$name", ({ name, text: markdown }) => {
  it("names in its commands what the clusters have", () => expect(unknownNames(markdown, trees)).toEqual([]));

  it("runs commands of this repository that there are", () => {
    const wanted = [...markdown.matchAll(/npm run ([\w-]+)/g)].map(([, script = ""]) => script);
    expect(wanted.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
  });

  it("links to what is there", () => {
    const links = [...markdown.matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)];
    const broken = links.filter(([, path = "", anchor = ""]) => {
      if (!existsSync(join(repositoryRoot, "docs", path || name))) return true;
      return anchor !== "" && !anchorsIn(path || name).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it("names clusters that there are", () => {
    const named = commandsOf(markdown).flatMap(
      (command) =>
        /(?:npm run [\w-]+ -- |--context |-chdir=infra\/clusters\/)([a-z][\w-]*)/.exec(command)?.[1] ?? [],
    );
    const clusters = trees.map(({ cluster }) => cluster);
    expect(named.filter((cluster) => !clusters.includes(cluster))).toEqual([]);
  });
});

describe("the runbooks", () => {
  it("name objects at all", () => {
    expect(runbooks.flatMap(({ text: markdown }) => objectsIn(markdown)).length).toBeGreaterThan(40);
  });

  it("FC17: a cluster is recovered from Git in 15 to 20 minutes, by one command", () => {
    expect(text("recovery.md")).toContain("| the cluster | you, from Git | 15 to 20 minutes |");
    expect(commandsOf(text("recovery.md"))).toContain("npm run bring-up -- filmcastpro");
  });

  it("FC17: the document's troubleshooting tree has a row for each of its leaves", () => {
    const leaves = [
      "CrashLoopBackOff",
      "ImagePullBackOff",
      "Pending",
      "NotReady",
      "tags of the subnets",
      "quota",
    ];
    expect(leaves.filter((leaf) => !text("troubleshooting.md").includes(leaf))).toEqual([]);
  });

  it("FA14: say how long a pod, a node and a cluster take, and how the database is restored", () => {
    const rows = [
      "| a pod | Kubernetes starts it again | under 1 minute |",
      "| a node | its node group replaces it, pods move | 2 to 5 minutes |",
      "| the cluster | you, from Git | 15 to 20 minutes |",
    ];
    expect(rows.filter((row) => !text("recovery.md").includes(row))).toEqual([]);
    expect(commandsOf(text("recovery.md"))).toContain(
      "kubectl -n fastapi-app rollout restart deployment/fastapi-deployment",
    );
  });

  it("FA14: have the document's three guides: pods, load balancer, latency", () => {
    expect(anchorsIn("troubleshooting.md")).toEqual(
      expect.arrayContaining(["pods-do-not-start", "no-load-balancer", "slow"]),
    );
  });

  it("ET10: bring-up, tear-down and update-dns each say how they are run", () => {
    expect(commandsOf(text("bring-up.md"))).toContain("npm run bring-up -- filmcastpro");
    expect(commandsOf(text("tear-down.md"))).toContain("npm run tear-down -- scalable-app-dev");
    expect(text("bring-up.md")).toContain("npm run update-dns -- CLUSTER");
  });

  it("have the sections that status points at", () => {
    const source = readFileSync(join(repositoryRoot, "lib/operate/status/unit-status.ts"), "utf8");
    const sections = [...source.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, section = ""]) => section);
    expect(sections.length).toBeGreaterThan(5);
    expect(sections.filter((section) => !anchorsIn("troubleshooting.md").includes(section))).toEqual([]);
  });
});
