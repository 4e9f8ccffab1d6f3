import { expect, it } from "vitest";
import { byValue, eachPlan, valuesOf } from "./plan.ts";

eachPlan("the cluster that Terraform would make", (plan, facts) => {
  const { cluster, node_groups: groups, add_ons: addOns, identities, tags } = facts;

  it("FC2 FA2 SC2 DP2 ET1: has the version, endpoint and logs of the facts, and authenticates by IAM", () => {
    expect(plan().one("aws_eks_cluster")).toMatchObject({
      name: cluster.name,
      version: cluster.version,
      access_config: [{ authentication_mode: "API" }],
      bootstrap_self_managed_addons: false,
      upgrade_policy: [{ support_type: "STANDARD" }],
      vpc_config: [
        {
          endpoint_public_access: cluster.endpoint.public,
          endpoint_private_access: cluster.endpoint.private,
        },
      ],
    });
    expect(plan().one("aws_eks_cluster").enabled_cluster_log_types).toEqual([...cluster.log_types].sort());
    expect(plan().one("aws_cloudwatch_log_group", "module.eks.")).toMatchObject({
      name: `/aws/eks/${cluster.name}/cluster`,
      retention_in_days: cluster.log_retention_days,
    });
  });

  it("FC2: encrypts Secrets with a key of its own that AWS turns, where the facts say so", () => {
    const encrypted = cluster.encrypt_secrets;
    expect(plan().one("aws_eks_cluster").encryption_config).toMatchObject(
      encrypted ? [{ resources: ["secrets"] }] : [],
    );
    expect(plan().all("aws_kms_key", "module.eks.")).toMatchObject(
      encrypted ? [{ enable_key_rotation: true, deletion_window_in_days: 30 }] : [],
    );
    expect(valuesOf(plan().all("aws_kms_alias", "module.eks."), "name")).toEqual(
      encrypted ? [`alias/eks/${cluster.name}`] : [],
    );
  });

  it("FC3 FA2 SC2 DP2 ET1: has the node groups of the facts", () => {
    expect(
      byValue(
        plan().all("aws_eks_node_group"),
        "node_group_name",
        ...["instance_types", "capacity_type", "scaling_config", "version", "taint"],
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(groups).map(([name, group]) => [
          name,
          {
            instance_types: group.instance_types,
            capacity_type: group.capacity,
            scaling_config: [{ min_size: group.min, desired_size: group.desired, max_size: group.max }],
            version: cluster.version,
            taint: group.taints,
          },
        ]),
      ),
    );
  });

  it.each(Object.entries(groups))(
    "FC3 FA2 DP2: nodes of %s have encrypted disks and metadata that pods do not reach, and pass on the tags",
    (name, group) => {
      const template = plan().one("aws_launch_template", `["${name}"]`);
      expect(template).toMatchObject({
        block_device_mappings: [
          { ebs: [{ volume_type: "gp3", volume_size: group.disk, encrypted: "true" }] },
        ],
        metadata_options: [{ http_tokens: "required", http_put_response_hop_limit: 1 }],
        monitoring: group.detailed_monitoring ? [{ enabled: true }] : [],
        tag_specifications: ["instance", "network-interface", "volume"].map((type) => ({
          resource_type: type,
          tags: { ...tags, Name: name },
        })),
      });
    },
  );

  it("FC5 FA2: gives the cluster and its nodes the policies that they need, and those of the facts", () => {
    const policies = (part: string) =>
      valuesOf(
        plan()
          .all("aws_iam_role_policy_attachment", part)
          .filter(({ policy_arn: arn }) => typeof arn === "string"),
        "policy_arn",
      ).map((arn) => arn.replace("arn:aws:iam::aws:policy/", ""));
    expect(policies("module.eks.aws_iam_role_policy_attachment.this")).toEqual([
      "AmazonEKSClusterPolicy",
      "AmazonEKSVPCResourceController",
    ]);
    for (const [name, group] of Object.entries(groups))
      expect(policies(`eks_managed_node_group["${name}"]`)).toEqual(
        [
          "AmazonEC2ContainerRegistryReadOnly",
          "AmazonEKSWorkerNodePolicy",
          "AmazonEKS_CNI_Policy",
          ...group.policies,
        ].sort(),
      );
    expect(plan().all("aws_iam_policy", "module.eks.")).toHaveLength(cluster.encrypt_secrets ? 1 : 0);
  });

  it("FC5: trusts the cluster's OIDC tokens, and lets in who made it and the groups of the facts", () => {
    expect(plan().all("aws_iam_openid_connect_provider")).toHaveLength(1);
    const entries = plan().all("aws_eks_access_entry");
    expect(entries.flatMap(({ kubernetes_groups: own }) => own ?? []).sort()).toEqual(
      [...facts.groups].sort(),
    );
    expect(entries).toHaveLength(facts.groups.length + 1);
    expect(plan().all("aws_eks_access_policy_association")).toMatchObject([
      {
        policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        access_scope: [{ type: "cluster" }],
      },
    ]);
  });

  it("FC18: installs the add-ons of the facts in their versions and with their configuration", () => {
    expect(
      byValue(plan().all("aws_eks_addon"), "addon_name", "addon_version", "configuration_values"),
    ).toEqual(
      Object.fromEntries(
        Object.entries(addOns).map(([name, { version, configuration }]) => [
          name,
          { addon_version: version, configuration_values: configuration },
        ]),
      ),
    );
  });

  it("ET3: associates the ServiceAccounts of the facts, except the one that an add-on of EKS brings", () => {
    const accounts = plan()
      .all("aws_eks_pod_identity_association")
      .map(
        ({ cluster_name: name, namespace, service_account: account }) => `${name}: ${namespace}/${account}`,
      );
    const wanted = Object.entries(identities).filter(([, { permissions }]) => permissions !== "volumes");
    expect(accounts.sort()).toEqual(wanted.map(([account]) => `${cluster.name}: ${account}`).sort());
  });

  it("ET3: gives each ServiceAccount a role of its own, with one policy", () => {
    const attached = plan().all("aws_iam_role_policy_attachment", "module.identities.");
    expect(new Set(valuesOf(plan().all("aws_iam_role", "module.identities."), "name")).size).toBe(
      Object.keys(identities).length,
    );
    expect(new Set(valuesOf(attached, "role")).size).toBe(Object.keys(identities).length);
  });

  it("FC13 SC16 DP21: passes the tags on to what EKS makes by itself", () => {
    const passedOn = plan()
      .all("aws_ec2_tag")
      .map(({ key, value }) => [key, value]);
    expect(Object.fromEntries(passedOn)).toEqual(tags);
  });
});
