# https://external-secrets.io/latest/provider/aws-secrets-manager/
module "secrets" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["secrets"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_external_secrets_policy = true
  external_secrets_policy_name   = local.names[each.key]
  external_secrets_secrets_manager_arns = [
    "arn:${data.aws_partition.current.partition}:secretsmanager:${var.cluster.region}:${var.cluster.account}:secret:${var.cluster.name}/*",
  ]
  # The key is that of AWS, which asks for no right of the role. Without a name here the module gives every key.
  external_secrets_kms_key_arns = [
    "arn:${data.aws_partition.current.partition}:kms:${var.cluster.region}:${var.cluster.account}:alias/aws/secretsmanager",
  ]
  associations = local.associations[each.key]
}
