# ElastiCache takes no write-only token, so that this one stands in Terraform's state. Users with passwords of their
# own would stand there as well, and a user that IAM authenticates needs an application that signs its password anew
# every quarter of an hour. So: the token opens nothing from outside, because only nodes reach the port; the state
# belongs into the encrypted bucket; and raising password_version replaces the token (both are good until all read the
# new one).
resource "random_password" "cache" {
  for_each = var.facts.caches

  length  = 32
  special = false
  keepers = { version = each.value.password_version }
}

# https://registry.terraform.io/modules/terraform-aws-modules/elasticache/aws/1.10.3
module "cache" {
  source  = "terraform-aws-modules/elasticache/aws"
  version = "~> 1.10"

  for_each = var.facts.caches

  replication_group_id = each.key
  description          = "${each.key} of ${var.facts.cluster.name}"
  engine               = each.value.engine
  engine_version       = each.value.version
  node_type            = each.value.class

  cluster_mode_enabled       = false
  num_cache_clusters         = each.value.replicas + 1
  multi_az_enabled           = each.value.replicas > 0
  automatic_failover_enabled = each.value.replicas > 0

  at_rest_encryption_enabled = true
  kms_key_arn                = module.data_key[0].key_arn
  transit_encryption_enabled = true
  auth_token                 = random_password.cache[each.key].result
  auth_token_update_strategy = "ROTATE"

  subnet_ids            = module.vpc.database_subnets
  subnet_group_name     = each.key
  create_security_group = false
  security_group_ids    = [aws_security_group.data["caches"].id]

  snapshot_retention_limit  = each.value.backup_days
  final_snapshot_identifier = each.value.backup_days > 0 ? "${each.key}-final" : null

  # The slow log that the module makes unasked.
  log_delivery_configuration = {}
}
