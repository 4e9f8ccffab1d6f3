import { basename, resolve } from "node:path";
import { dirname } from "node:path/posix";
import type { Finding } from "#lib/checks/finding.ts";
import type { OutsideRule } from "#lib/checks/outside.ts";
import type { Facts } from "#lib/render/facts.ts";
import { factsOfContract } from "#lib/render/infrastructure/facts.ts";
import { factsOfInfrastructure } from "#lib/render/infrastructure/known.ts";
import type { Tree } from "#lib/render/tree.ts";
import type { ClusterFile } from "./contract.ts";
import { type Part, partsOf } from "./parts.ts";
import type { Fault } from "./reading/fault.ts";
import { sourcesIn } from "./reading/sources.ts";
import { unitsOf } from "./units.ts";

/** What a folder of YAML holds, and what of it could not be read. */
export interface Reading {
  /** None where there is no manifest. */
  readonly trees: readonly Tree[];
  /** Of the rule `yaml`, in the order of files. */
  readonly findings: readonly Finding[];
}

/**
 * Reads any folder of `.yaml`, `.yml` and `.json` files as the tree of one cluster, or of several: every folder in it
 * with a file `infra.json`, as `generated/` has them, is one. Units are the Applications whose paths lie in the
 * folder, and else the folders that hold the files. Symbolic links are not followed. Never throws: what cannot be
 * read is a finding, as is a folder without a single manifest.
 *
 * @param told what is known of the cluster, or of that of its name; it goes before what a file `infra.json` says, and
 *   without a name the folder gives it
 */
export function readTrees(directory: string, told: Facts = {}): Reading {
  const name = told.cluster ?? basename(resolve(directory));
  const parts = partsOf(sourcesIn(directory));
  const readings = parts.map((part) => {
    const isTold = parts.length === 1 || part.cluster?.contract.cluster.name === told.cluster;
    const facts = { ...factsIn(part.cluster), ...(isTold && told) };
    return readPart(part, facts.cluster ?? part.cluster?.contract.cluster.name ?? name, facts);
  });
  const trees = readings.flatMap((reading) => reading.trees);
  const findings = readings.flatMap((reading) => reading.findings);
  if (trees.length > 0) return { trees, findings };
  return { trees: [], findings: [...findings, findingOf(name, ".", nothingIn(directory))] };
}

function factsIn(cluster: ClusterFile | undefined): Facts {
  if (cluster === undefined) return {};
  const { contract, infrastructure } = cluster;
  return infrastructure === undefined ? factsOfContract(contract) : factsOfInfrastructure(infrastructure);
}

function readPart(part: Part, cluster: string, facts: Facts): Reading {
  const { sources, files, templates, cluster: file } = part;
  const unrendered = templates.map(({ folder }) => folder);
  const units = unitsOf({ cluster, facts, sources, files, unrendered });
  // One document a file is how `generated/` is written, and nobody else's business.
  const isOurs = file !== undefined;
  const faults = [
    ...sources.flatMap(({ path, faults }) => faults.map((fault) => ({ path, fault }))),
    ...templates.flatMap(({ folder, fault }) =>
      fault === undefined ? [] : [{ path: folder === "" ? "." : folder, fault }],
    ),
  ];
  const findings = faults
    .filter(({ fault }) => isOurs || fault.isStyle !== true)
    .map(({ path, fault }) => findingOf(cluster, path, fault));
  if (!units.some(({ resources }) => resources.length > 0)) return { trees: [], findings };
  return { trees: [{ cluster, facts, ...file, units, files }], findings };
}

function nothingIn(directory: string): Fault {
  const fix = "name a folder with .yaml, .yml or .json files of Kubernetes objects";
  return { severity: "error", message: `${directory} holds no Kubernetes manifest`, fix };
}

function findingOf(cluster: string, file: string, { severity, line, message, fix }: Fault): Finding {
  const rule: OutsideRule = "yaml";
  const place = { rule, severity, cluster, unit: dirname(file), file };
  return { ...place, ...(line !== undefined && { line }), message, fix };
}
