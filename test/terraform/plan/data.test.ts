import { expect, it } from "vitest";
import type { BucketFacts } from "#lib/render/infrastructure/infrastructure.ts";
import type { Value } from "#lib/render/resource.ts";
import { byValue, eachPlan, valuesOf } from "./plan.ts";

/** A rule of a bucket's lifecycle, as the facts tell it. */
function ruleOf(rule: BucketFacts["lifecycle"][number]): Record<string, unknown> {
  const { prefix, infrequent_access_days: infrequent, expiration_days: expiration } = rule;
  return {
    status: "Enabled",
    filter: [{ prefix }],
    transition: infrequent === null ? [] : [{ days: infrequent, storage_class: "STANDARD_IA" }],
    expiration: expiration === null ? [] : [{ days: expiration }],
  };
}

eachPlan("the data stores that Terraform would make", (plan, facts) => {
  const { cluster, repositories, databases, caches, buckets, secrets } = facts;

  it("FC6 FA3: has the repositories of the facts, encrypted and scanned", () => {
    expect(valuesOf(plan().all("aws_ecr_repository"), "name")).toEqual(Object.keys(repositories).sort());
    for (const repository of plan().all("aws_ecr_repository"))
      expect(repository).toMatchObject({
        encryption_configuration: [{ encryption_type: "KMS" }],
        image_scanning_configuration: [{ scan_on_push: true }],
        image_tag_mutability: "IMMUTABLE",
      });
  });

  it("FC6 FA3: keeps as many images as the facts say", () => {
    const policies = plan()
      .all("aws_ecr_lifecycle_policy")
      .map(({ repository, policy }): [string, Value] => [String(repository), JSON.parse(String(policy))]);
    expect(Object.fromEntries(policies)).toEqual(
      Object.fromEntries(
        Object.entries(repositories).map(([name, { keep }]) => [
          name,
          {
            rules: [
              expect.objectContaining({
                selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keep },
                action: { type: "expire" },
              }),
            ],
          },
        ]),
      ),
    );
  });

  it("SC3 DP10: has the databases of the facts, and a replica where they ask for one", () => {
    const names = Object.entries(databases).flatMap(([name, { read_replica: replica }]) =>
      replica ? [name, `${name}-replica`] : [name],
    );
    expect(valuesOf(plan().all("aws_db_instance"), "identifier")).toEqual(names.sort());
  });

  it.each(Object.entries(databases))(
    "SC3 DP10: %s is as the facts say, encrypted, private and guarded",
    (name, database) => {
      const planned = plan().one("aws_db_instance", `.this["${name}"]`);
      expect(planned).toMatchObject({
        engine: database.engine,
        engine_version: database.version,
        instance_class: database.class,
        storage_type: "gp3",
        allocated_storage: database.storage,
        multi_az: database.multi_az,
        db_name: database.database,
        username: database.username,
        backup_retention_period: database.backup_days,
        iam_database_authentication_enabled: database.iam_authentication,
        monitoring_interval: database.enhanced_monitoring ? 60 : 0,
        password_wo_version: database.password_version,
        storage_encrypted: true,
        publicly_accessible: false,
        deletion_protection: true,
        skip_final_snapshot: false,
        copy_tags_to_snapshot: true,
        db_subnet_group_name: plan().one("aws_db_subnet_group").name,
      });
      expect(planned.max_allocated_storage).toBe(
        database.max_storage > database.storage ? database.max_storage : 0,
      );
      expect(planned.password ?? null).toBeNull();
    },
  );

  it.each(Object.entries(databases))(
    "SC3 DP10: %s takes TLS alone, and no more connections than the facts say",
    (name, database) => {
      const { parameter } = plan().one("aws_db_parameter_group", `["${name}"]`);
      const own = [parameter ?? []].flat();
      expect(own).toContainEqual(expect.objectContaining({ name: "rds.force_ssl", value: "1" }));
      const limit = database.max_connections;
      expect(own).toHaveLength(limit === null ? 1 : 2);
      if (limit !== null)
        expect(own).toContainEqual(expect.objectContaining({ name: "max_connections", value: `${limit}` }));
    },
  );

  it("DP11: has the caches of the facts, encrypted, over several zones where they have replicas", () => {
    expect(
      byValue(
        plan().all("aws_elasticache_replication_group"),
        "replication_group_id",
        ...["engine", "engine_version", "node_type", "num_cache_clusters", "multi_az_enabled"],
        ...["automatic_failover_enabled", "snapshot_retention_limit"],
        ...["at_rest_encryption_enabled", "transit_encryption_enabled", "num_node_groups"],
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(caches).map(([name, cache]) => [
          name,
          {
            engine: cache.engine,
            engine_version: cache.version,
            node_type: cache.class,
            num_cache_clusters: cache.replicas + 1,
            multi_az_enabled: cache.replicas > 0,
            automatic_failover_enabled: cache.replicas > 0,
            snapshot_retention_limit: cache.backup_days,
            at_rest_encryption_enabled: "true",
            transit_encryption_enabled: true,
            num_node_groups: null,
          },
        ]),
      ),
    );
  });

  it("DP13: opens databases on 5432 and caches on 6379 to nodes, and to nobody by address", () => {
    const ports = [
      ...(Object.keys(caches).length > 0 ? [6379] : []),
      ...(Object.keys(databases).length > 0 ? [5432] : []),
    ];
    expect(plan().all("aws_vpc_security_group_ingress_rule")).toMatchObject(
      ports.map((port) => ({ ip_protocol: "tcp", from_port: port, to_port: port, cidr_ipv4: null })),
    );
    expect(plan().all("aws_vpc_security_group_egress_rule")).toEqual([]);
  });

  it("SC16 DP12 ET11: has the buckets of the facts, private and encrypted", () => {
    const names = Object.keys(buckets).sort();
    expect(valuesOf(plan().all("aws_s3_bucket"), "bucket")).toEqual(names);
    for (const name of names) {
      const part = `bucket["${name}"]`;
      expect(plan().one("aws_s3_bucket_public_access_block", part)).toMatchObject({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      });
      expect(plan().one("aws_s3_bucket_server_side_encryption_configuration", part).rule).toMatchObject([
        { apply_server_side_encryption_by_default: [{ sse_algorithm: "AES256" }] },
      ]);
      expect(plan().all("aws_s3_bucket_policy", part)).toHaveLength(1);
    }
  });

  it.each(Object.entries(buckets))(
    "SC16 DP12 ET11: %s keeps versions and deletes objects as the facts say",
    (name, bucket) => {
      const part = `bucket["${name}"]`;
      const versioning = plan().all("aws_s3_bucket_versioning", part);
      expect(versioning).toMatchObject([
        { versioning_configuration: [{ status: bucket.versioned ? "Enabled" : "Suspended" }] },
      ]);
      const days = bucket.old_version_days;
      expect(plan().one("aws_s3_bucket_lifecycle_configuration", part).rule).toMatchObject([
        ...bucket.lifecycle.map(ruleOf),
        {
          filter: [{ prefix: "" }],
          transition: [],
          expiration: [],
          noncurrent_version_expiration: days === null ? [] : [{ noncurrent_days: days }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ]);
    },
  );

  it("SC13: has the secrets of the facts, those of databases and caches among them", () => {
    const written = [...Object.values(databases), ...Object.values(caches)].map(({ secret }) => secret);
    expect(valuesOf(plan().all("aws_secretsmanager_secret"), "name")).toEqual(
      [...Object.keys(secrets), ...written].sort(),
    );
  });

  it("SC13: writes no secret's text into the state", () => {
    for (const version of plan().all("aws_secretsmanager_secret_version"))
      expect([version.secret_string ?? null, version.secret_binary ?? null]).toEqual([null, null]);
  });

  it("DP10 DP11: tells of full disks, busy processors and lacking memory on one topic", () => {
    const watched = Object.keys({ ...databases, ...caches });
    expect(plan().all("aws_sns_topic")).toMatchObject(
      watched.length > 0 ? [{ name: `${cluster.name}-alarms` }] : [],
    );
    const names = valuesOf(plan().all("aws_cloudwatch_metric_alarm"), "alarm_name");
    expect(watched.filter((name) => !names.some((alarm) => alarm.startsWith(`${name}-`)))).toEqual([]);
  });
});
