data "aws_partition" "current" {}

# https://registry.terraform.io/modules/terraform-aws-modules/eks/aws/20.37.2
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name    = var.facts.cluster.name
  cluster_version = var.facts.cluster.version
  # Extended support costs six times as much; without it AWS upgrades the cluster when standard support ends.
  cluster_upgrade_policy = { support_type = "STANDARD" }

  vpc_id                          = module.vpc.vpc_id
  subnet_ids                      = local.node_subnet_ids
  cluster_endpoint_public_access  = var.facts.cluster.endpoint.public
  cluster_endpoint_private_access = var.facts.cluster.endpoint.private

  cluster_enabled_log_types              = var.facts.cluster.log_types
  cloudwatch_log_group_retention_in_days = var.facts.cluster.log_retention_days

  # The module gives the key the alias eks/<cluster> and turns it every year.
  create_kms_key                  = var.facts.cluster.encrypt_secrets
  cluster_encryption_config       = var.facts.cluster.encrypt_secrets ? { resources = ["secrets"] } : {}
  kms_key_administrators          = [terraform_data.creator.output]
  kms_key_deletion_window_in_days = 30

  authentication_mode = "API"
  access_entries      = local.access_entries
  # Of OpenID Connect, for workloads outside that trust the cluster's tokens; those inside have Pod Identity.
  enable_irsa = true

  iam_role_name                             = "${var.facts.cluster.name}-cluster"
  iam_role_use_name_prefix                  = false
  cluster_encryption_policy_name            = "${var.facts.cluster.name}-cluster-encryption"
  cluster_encryption_policy_use_name_prefix = false
  # A policy for EKS Auto Mode, which the cluster is not in.
  enable_auto_mode_custom_tags = false

  # Without those that EKS would install by itself: nodes become ready only with the VPC CNI of `add_ons`.
  bootstrap_self_managed_addons = false
  cluster_addons                = local.add_ons

  eks_managed_node_groups              = local.node_groups
  node_security_group_additional_rules = local.node_security_group_rules

  tags = var.facts.tags
}

# The key is the only way to the Secrets of the cluster's etcd. AWS deletes a key after 30 days, and nothing brings it
# back. A cluster that is torn down for good loses this guard by `terraform state rm`.
resource "terraform_data" "secrets_key_guard" {
  count = var.facts.cluster.encrypt_secrets ? 1 : 0

  triggers_replace = module.eks.kms_key_id

  lifecycle {
    prevent_destroy = true
  }
}
