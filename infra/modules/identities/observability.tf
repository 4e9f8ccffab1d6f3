# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html
module "observability" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["observability"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_aws_cloudwatch_observability_policy = true
  associations                               = local.associations[each.key]
}
