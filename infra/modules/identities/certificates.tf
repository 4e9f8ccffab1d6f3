# https://cert-manager.io/docs/configuration/acme/dns01/route53/
module "certificates" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["certificates"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_cert_manager_policy    = true
  cert_manager_policy_name      = local.names[each.key]
  cert_manager_hosted_zone_arns = var.zone_arns
  associations                  = local.associations[each.key]
}
