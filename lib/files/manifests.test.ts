import { describe, expect, it } from "vitest";
import { renderFleet } from "#lib/render/rendered.fixture.ts";
import type { Fields, Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { filesOf } from "./manifests.ts";

const place = { cluster: "production", unit: "shop", namespace: "shop" };

function resource(apiVersion: string, kind: string, name: string, fields: Fields = {}): Resource {
  return { ...place, object: { apiVersion, kind, metadata: { name }, ...fields }, origin: {} };
}

function treeOf(...resources: Resource[]): Tree {
  const definition = "apps/shop/index.ts";
  const unit = { name: "shop", cluster: "production", definition, namespace: "shop", charts: [], resources };
  return { cluster: "production", facts: {}, units: [unit] };
}

describe("filesOf", () => {
  it("writes what Terraform builds of a cluster beside its units, and nothing for a tree that was read", () => {
    const { infrastructure } = renderFleet({}).trees[0] ?? {};
    const tree = { ...treeOf(), ...(infrastructure && { infrastructure }) };
    const [file, ...more] = filesOf([tree]).files;
    expect(more).toEqual([]);
    expect(file?.path).toBe("generated/production/infra.json");
    expect(JSON.parse(file?.content ?? "")).toMatchObject({ cluster: { name: "production" } });
    expect(filesOf([treeOf()]).files).toEqual([]);
  });

  it("writes one file per resource, sorted by path, each headed by what to edit", () => {
    const service = resource("v1", "Service", "web");
    const job = { ...resource("batch/v1", "Job", "web"), origin: { definition: "apps/shop/job.ts" } };
    expect(filesOf([treeOf(service, job)])).toEqual({
      files: [
        {
          path: "generated/production/shop/job-web.yaml",
          content:
            '# Generated from apps/shop/job.ts; edit that and run "npm run generate".\n' +
            "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: web\n",
        },
        {
          path: "generated/production/shop/service-web.yaml",
          content:
            '# Generated from apps/shop/index.ts; edit that and run "npm run generate".\n' +
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n",
        },
      ],
      findings: [],
    });
  });

  it("reports two resources on one path with both definitions and writes the first", () => {
    const core = resource("v1", "Service", "web");
    const knative = {
      ...resource("serving.knative.dev/v1", "Service", "web"),
      origin: { definition: "apps/b.ts" },
    };
    const { files, findings } = filesOf([treeOf(core, knative)]);
    expect(files.map(({ path }) => path)).toEqual(["generated/production/shop/service-web.yaml"]);
    expect(findings).toEqual([
      {
        rule: "file-names",
        severity: "error",
        cluster: "production",
        unit: "shop",
        resource: { group: "serving.knative.dev", kind: "Service", namespace: "shop", name: "web" },
        file: "apps/b.ts",
        message:
          "Service web (serving.knative.dev/v1) and Service web (v1) of apps/shop/index.ts both belong into generated/production/shop/service-web.yaml",
        fix: "rename or remove one of the two",
      },
    ]);
  });

  it("reports a name that is too long for a file", () => {
    const name = "x".repeat(250);
    const { files, findings } = filesOf([treeOf(resource("v1", "Secret", name))]);
    expect(files).toEqual([]);
    expect(findings.map(({ rule, message, fix }) => ({ rule, message, fix }))).toEqual([
      {
        rule: "file-names",
        message: `the file secret-${name}.yaml has a name of 262 bytes, above the 255 of a file system`,
        fix: `shorten the name of Secret ${name} (v1)`,
      },
    ]);
  });

  it("reports a value that YAML cannot carry with its place and its definition", () => {
    const { files, findings } = filesOf([
      treeOf(resource("v1", "ConfigMap", "web", { data: { key: "a\u0085" } })),
    ]);
    expect(files).toEqual([]);
    expect(findings).toEqual([
      {
        rule: "yaml",
        severity: "error",
        cluster: "production",
        unit: "shop",
        resource: { group: "", kind: "ConfigMap", namespace: "shop", name: "web" },
        file: "apps/shop/index.ts",
        message: 'data.key is "a\\x85", which readers of YAML lose',
        fix: "remove U+0085",
      },
    ]);
  });
});
