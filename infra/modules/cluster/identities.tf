module "identities" {
  source = "../identities"

  cluster = {
    name    = module.eks.cluster_name
    account = var.facts.cluster.account
    region  = var.facts.cluster.region
  }
  identities  = var.facts.identities
  zone_arns   = values(module.zone.route53_zone_zone_arn)
  bucket_arns = { for name, bucket in module.bucket : name => bucket.s3_bucket_arn }
}
