# https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/
module "records" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["records"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_external_dns_policy    = true
  external_dns_policy_name      = local.names[each.key]
  external_dns_hosted_zone_arns = var.zone_arns
  associations                  = local.associations[each.key]
}
