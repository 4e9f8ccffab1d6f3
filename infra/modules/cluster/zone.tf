# The records in it are written by external-dns and, for its challenges, cert-manager.
# https://registry.terraform.io/modules/terraform-aws-modules/route53/aws/5.0.0/submodules/zones
module "zone" {
  source  = "terraform-aws-modules/route53/aws//modules/zones"
  version = "~> 5.0"

  zones = { for zone in var.facts.zone[*] : zone.name => { comment = "Names of the cluster ${var.facts.cluster.name}" } }
}

# https://registry.terraform.io/modules/terraform-aws-modules/acm/aws/5.2.0
module "certificate" {
  source  = "terraform-aws-modules/acm/aws"
  version = "~> 5.2"

  for_each = { for zone in var.facts.zone[*] : zone.name => zone if zone.certificate }

  domain_name               = each.key
  subject_alternative_names = ["*.${each.key}"]
  validation_method         = "DNS"
  # coalesce: the id is unknown at first, but known not to be missing.
  zone_id = coalesce(module.zone.route53_zone_zone_id[each.key])
  # ACM proves the name once the parent zone delegates to this one, which someone does by hand after the first apply.
  wait_for_validation = false
}
