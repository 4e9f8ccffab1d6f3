# https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
module "scaling" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["scaling"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_cluster_autoscaler_policy = true
  cluster_autoscaler_policy_name   = local.names[each.key]
  cluster_autoscaler_cluster_names = [var.cluster.name]
  associations                     = local.associations[each.key]
}
