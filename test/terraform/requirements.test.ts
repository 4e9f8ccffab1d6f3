import { describe, expect, it } from "vitest";
import { clusters } from "./clusters.ts";
import { Configuration } from "./configuration.ts";
import { expressionIn, labelled } from "./hcl.ts";

const roots = new Map(
  await Promise.all(
    clusters.map(
      async (cluster): Promise<[string, Configuration]> => [
        cluster,
        await Configuration.read(`infra/clusters/${cluster}`),
      ],
    ),
  ),
);
const cluster = await Configuration.read("infra/modules/cluster");
const bootstrap = await Configuration.read("infra/bootstrap");

describe("the Terraform roots", () => {
  it("FC13 SC16 DP21: the provider tags all that it makes with the tags of the facts", () => {
    for (const root of roots.values()) {
      const [defaults] = [root.block("provider", "aws").default_tags].flat();
      expect(defaults).toEqual({ tags: "$" + "{local.facts.tags}" });
    }
  });

  it("FC15: ask for a Terraform and a provider that the document allows, and build with public modules", () => {
    for (const root of roots.values()) {
      expect(root.terraform).toMatchObject({
        required_version: ">= 1.11",
        required_providers: [{ aws: { source: "hashicorp/aws", version: "~> 5.100" } }],
      });
    }
    expect(cluster.block("module", "vpc").source).toBe("terraform-aws-modules/vpc/aws");
    expect(cluster.block("module", "eks").source).toBe("terraform-aws-modules/eks/aws");
  });

  it("FC15: take region and cluster_name, and refuse those of another cluster", () => {
    const root = roots.get("filmcastpro");
    for (const [variable, fact] of [
      ["region", "region"],
      ["cluster_name", "name"],
    ] as const) {
      const [rule] = [root?.block("variable", variable).validation].flat();
      expect(rule).toMatchObject({
        condition: `$\{var.${variable} == null || var.${variable} == local.facts.cluster.${fact}}`,
      });
    }
  });

  it("FC15: give cluster_name, region and configure_kubectl", () => {
    const root = roots.get("filmcastpro");
    const values = ["cluster_name", "region", "configure_kubectl"].map((output) =>
      expressionIn(root?.block("output", output).value),
    );
    expect(values).toEqual([
      "module.cluster.cluster_name",
      "local.facts.cluster.region",
      "module.cluster.configure_kubectl",
    ]);
    expect(cluster.block("output", "configure_kubectl").value).toBe(
      "aws eks update-kubeconfig --region $" +
        "{var.facts.cluster.region} --name $" +
        "{module.eks.cluster_name}",
    );
  });

  it("FC15: keep filmcastpro's state in a file", () => {
    expect(roots.get("filmcastpro")?.terraform).not.toHaveProperty("backend");
  });

  it("ET2: keep gitops-delivery-cluster's state in its bucket, locked, versioned and guarded", () => {
    expect(roots.get("gitops-delivery-cluster")?.terraform.backend).toMatchObject({
      s3: [{ bucket: "gitops-delivery-pipeline", use_lockfile: true, encrypt: true }],
    });
    expect(bootstrap.local("bucket")).toBe("gitops-delivery-pipeline");
    expect(bootstrap.resource("aws_s3_bucket", "state")).toMatchObject({
      bucket: "$" + "{local.bucket}",
      lifecycle: [{ prevent_destroy: true }],
    });
    expect(bootstrap.resource("aws_s3_bucket_versioning", "state")).toMatchObject({
      versioning_configuration: [{ status: "Enabled" }],
    });
    expect(bootstrap.resource("aws_s3_bucket_public_access_block", "state")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });
});

describe("the module of a cluster", () => {
  it("FC6 FA3: encrypts images, scans them on push, and keeps as many as the facts say", () => {
    const repository = cluster.block("module", "repository");
    expect(repository).toMatchObject({
      repository_encryption_type: "KMS",
      repository_image_scan_on_push: true,
      repository_force_delete: false,
    });
    expect(repository.repository_lifecycle_policy).toContain("countNumber = each.value.keep }");
  });

  it("SC3 DP10: encrypts and guards every database, shows none to the internet, and talks TLS alone", () => {
    expect(cluster.resource("aws_db_instance", "this")).toMatchObject({
      storage_encrypted: true,
      publicly_accessible: false,
      deletion_protection: true,
      skip_final_snapshot: false,
      delete_automated_backups: false,
      lifecycle: [{ prevent_destroy: true }],
    });
    expect(cluster.resource("aws_db_parameter_group", "this").parameter).toEqual([
      { name: "rds.force_ssl", value: "1" },
    ]);
  });

  it("SC13: writes passwords of databases and generated keys so that none is in the state", () => {
    const databases = labelled(cluster.resources("aws_db_instance"));
    const versions = labelled(cluster.resources("aws_secretsmanager_secret_version"));
    expect(databases.length).toBeGreaterThan(0);
    expect(versions.length).toBeGreaterThan(0);
    for (const [, database] of databases) expect(database).not.toHaveProperty("password");
    for (const [, version] of versions) {
      expect(version).not.toHaveProperty("secret_string");
      expect(version).toHaveProperty("secret_string_wo_version");
    }
    expect(expressionIn(cluster.resource("aws_db_instance", "this").password_wo)).toMatch(
      /^ephemeral\.random_password\./,
    );
  });

  it("DP11: encrypts caches at rest and on the way", () => {
    expect(cluster.block("module", "cache")).toMatchObject({
      at_rest_encryption_enabled: true,
      transit_encryption_enabled: true,
      cluster_mode_enabled: false,
    });
  });

  it("DP12 SC16 ET11: buckets are encrypted and private, take TLS alone, and no plan destroys one", () => {
    expect(cluster.block("module", "bucket")).toMatchObject({
      force_destroy: false,
      attach_deny_insecure_transport_policy: true,
      server_side_encryption_configuration: {
        rule: { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
      },
    });
    expect(cluster.resource("terraform_data", "bucket_guard").lifecycle).toEqual([{ prevent_destroy: true }]);
  });

  it("DP13: databases and caches are reached by nodes alone, on one port, and reach nobody", () => {
    expect(cluster.resource("aws_security_group", "data").egress).toEqual([]);
    expect(cluster.resources("aws_security_group_rule")).toEqual({});
    const rules = cluster.resources("aws_vpc_security_group_ingress_rule");
    expect(Object.keys(rules)).toEqual(["data_from_nodes"]);
    const rule = cluster.resource("aws_vpc_security_group_ingress_rule", "data_from_nodes");
    expect(expressionIn(rule.referenced_security_group_id)).toBe("module.eks.node_security_group_id");
    expect([rule.from_port, rule.to_port]).toEqual(["$" + "{each.value}", "$" + "{each.value}"]);
    expect(rule).not.toHaveProperty("cidr_ipv4");
    const ports = expressionIn(cluster.local("data_ports"));
    expect(ports).toContain("databases = 5432");
    expect(ports).toContain("caches = 6379");
  });
});
