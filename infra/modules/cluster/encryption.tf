# One key for the databases and caches of the cluster, their backups and snapshots included.
# https://registry.terraform.io/modules/terraform-aws-modules/kms/aws/3.1.1
module "data_key" {
  source  = "terraform-aws-modules/kms/aws"
  version = "~> 3.1"

  count = length(var.facts.databases) + length(var.facts.caches) > 0 ? 1 : 0

  description             = "Databases and caches of ${var.facts.cluster.name}"
  aliases                 = ["${var.facts.cluster.name}/data"]
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

# Without the key no snapshot can be restored.
resource "terraform_data" "data_key_guard" {
  count = length(module.data_key)

  triggers_replace = module.data_key[0].key_id

  lifecycle {
    prevent_destroy = true
  }
}
