# https://registry.terraform.io/modules/terraform-aws-modules/s3-bucket/aws/4.11.0
module "bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "~> 4.11"

  for_each = var.facts.buckets

  bucket        = each.key
  force_destroy = false
  versioning    = { enabled = each.value.versioned }

  server_side_encryption_configuration = {
    rule = { apply_server_side_encryption_by_default = { sse_algorithm = "AES256" } }
  }

  # The module blocks all public access by itself.
  control_object_ownership              = true
  object_ownership                      = "BucketOwnerEnforced"
  attach_deny_insecure_transport_policy = true

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
  lifecycle_rule = concat(
    [for rule in each.value.lifecycle : merge(
      {
        id      = rule.prefix == "" ? "all" : trimsuffix(rule.prefix, "/")
        enabled = true
        filter  = { prefix = rule.prefix }
      },
      rule.infrequent_access_days == null ? {} : { transition = [{ days = rule.infrequent_access_days, storage_class = "STANDARD_IA" }] },
      rule.expiration_days == null ? {} : { expiration = { days = rule.expiration_days } },
    )],
    [merge(
      {
        id                                     = "remains"
        enabled                                = true
        filter                                 = { prefix = "" }
        abort_incomplete_multipart_upload_days = 7
      },
      each.value.old_version_days == null ? {} : { noncurrent_version_expiration = { days = each.value.old_version_days } },
    )],
  )
}

# A bucket that leaves the facts, or changes its name, stops the plan here: S3 would only stop the apply, and only
# while there are objects in it.
resource "terraform_data" "bucket_guard" {
  for_each = var.facts.buckets

  triggers_replace = module.bucket[each.key].s3_bucket_id

  lifecycle {
    prevent_destroy = true
  }
}
