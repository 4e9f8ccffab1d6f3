# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/
module "load_balancers" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["load-balancers"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_aws_lb_controller_policy = true
  aws_lb_controller_policy_name   = local.names[each.key]
  associations                    = local.associations[each.key]
}
