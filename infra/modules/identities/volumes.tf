# https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
module "volumes" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_with["volumes"]

  name            = local.names[each.key]
  use_name_prefix = false

  attach_aws_ebs_csi_policy = true
  aws_ebs_csi_policy_name   = local.names[each.key]
  # The driver asks for it, and the module's set is older than that.
  # https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/example-iam-policy.json
  policy_statements = [{ actions = ["ec2:DescribeVolumeStatus"], resources = ["*"] }]
  # The add-on itself brings the association.
}
