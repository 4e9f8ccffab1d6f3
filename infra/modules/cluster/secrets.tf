# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/secretsmanager_secret_version

locals {
  # Those whose value Terraform writes from the server.
  credentials = merge(
    { for name, database in var.facts.databases : database.secret => "Database ${name}" },
    { for name, cache in var.facts.caches : cache.secret => "Cache ${name}" },
  )

  generated_keys = toset(flatten([
    for name, secret in var.facts.secrets : [for key in secret.generated : "${name}:${key}"]
  ]))
}

resource "aws_secretsmanager_secret" "this" {
  for_each = merge(local.credentials, { for name, secret in var.facts.secrets : name =>
    length(secret.filled) == 0 ? "Written by Terraform" : "A person fills in: ${join(", ", secret.filled)}"
  })

  name                    = each.key
  description             = each.value
  recovery_window_in_days = 30
}

ephemeral "random_password" "generated" {
  for_each = local.generated_keys

  length = 32
  # Letters and digits: some become names of users, some stand in URLs.
  special = false
}

# Written once: the version stays 1, so that later runs touch neither these values nor what a person added to them. A
# key that a person fills in is missing until then, which External Secrets reports; an empty one would start the pods.
# A key that is generated later is added by a person, too: to write it here would write all the others anew.
resource "aws_secretsmanager_secret_version" "generated" {
  for_each = { for name, secret in var.facts.secrets : name => secret if length(secret.generated) > 0 }

  secret_id                = aws_secretsmanager_secret.this[each.key].id
  secret_string_wo         = jsonencode({ for key in each.value.generated : key => ephemeral.random_password.generated["${each.key}:${key}"].result })
  secret_string_wo_version = 1
  # AWS removes versions without a label, and Terraform would write what it misses.
  version_stages = ["AWSCURRENT", "initial"]

  lifecycle {
    # A person's version is the current one.
    ignore_changes = [version_stages]
  }
}

resource "aws_secretsmanager_secret_version" "database" {
  for_each = var.facts.databases

  secret_id = aws_secretsmanager_secret.this[each.value.secret].id
  secret_string_wo = jsonencode({
    host     = aws_db_instance.this[each.key].address
    port     = tostring(aws_db_instance.this[each.key].port)
    username = each.value.username
    password = ephemeral.random_password.database[each.key].result
    url = format("postgresql://%s:%s@%s/%s?sslmode=require", each.value.username,
    ephemeral.random_password.database[each.key].result, aws_db_instance.this[each.key].endpoint, each.value.database)
  })
  secret_string_wo_version = each.value.password_version
}

resource "aws_secretsmanager_secret_version" "cache" {
  for_each = var.facts.caches

  secret_id = aws_secretsmanager_secret.this[each.value.secret].id
  secret_string_wo = jsonencode({
    host     = module.cache[each.key].replication_group_primary_endpoint_address
    port     = "6379"
    password = random_password.cache[each.key].result
    url      = format("rediss://:%s@%s:6379/0", random_password.cache[each.key].result, module.cache[each.key].replication_group_primary_endpoint_address)
  })
  secret_string_wo_version = each.value.password_version
}
