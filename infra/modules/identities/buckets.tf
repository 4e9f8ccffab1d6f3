# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html

locals {
  accounts_of_buckets = { for account, identity in var.identities : account => identity.buckets if length(identity.buckets) > 0 }

  bucket_statements = { for account, rights in local.accounts_of_buckets : account => concat(
    [for right in rights : {
      actions = concat(
        right.read ? ["s3:GetObject"] : [],
        right.write ? ["s3:PutObject", "s3:AbortMultipartUpload"] : [],
        # Who only writes, as a backup does, cannot delete what is there.
        right.read && right.write ? ["s3:DeleteObject"] : [],
      )
      resources  = ["${var.bucket_arns[right.name]}/${right.prefix}*"]
      conditions = []
    }],
    # Who reads may also look for what there is.
    [for right in rights : {
      actions    = ["s3:ListBucket"]
      resources  = [var.bucket_arns[right.name]]
      conditions = [{ test = "StringLike", variable = "s3:prefix", values = ["${right.prefix}*"] }]
    } if right.read],
  ) }
}

module "buckets" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "~> 1.12"

  for_each = local.accounts_of_buckets

  name            = local.names[each.key]
  use_name_prefix = false

  attach_custom_policy      = true
  custom_policy_description = "Buckets of ${each.key}"
  policy_statements         = local.bucket_statements[each.key]
  associations              = local.associations[each.key]
}
