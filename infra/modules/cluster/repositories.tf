# https://registry.terraform.io/modules/terraform-aws-modules/ecr/aws/2.4.0
module "repository" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "~> 2.4"

  for_each = var.facts.repositories

  repository_name                 = each.key
  repository_encryption_type      = "KMS"
  repository_image_scan_on_push   = true
  repository_image_tag_mutability = "IMMUTABLE"
  # With images in it, a repository is not deleted.
  repository_force_delete = false

  # https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
  repository_lifecycle_policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last ${each.value.keep} images"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = each.value.keep }
      action       = { type = "expire" }
    }]
  })
}
