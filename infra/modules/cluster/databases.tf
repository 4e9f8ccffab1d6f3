# Resources instead of the rds module, which cannot pass a write-only password.
# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance

locals {
  with_enhanced_monitoring = anytrue(values(var.facts.databases)[*].enhanced_monitoring)
}

# Another one in every run, and kept nowhere: it is written, to the server and to the secret, when password_version
# changes. An apply that broke off after the server was made, before its secret was, is cured by raising the version:
# the next run has another password, and gives it only to what still lacks one.
ephemeral "random_password" "database" {
  for_each = var.facts.databases

  length = 32
  # Letters and digits alone mean the same in a URL.
  special = false
}

resource "aws_db_parameter_group" "this" {
  for_each = var.facts.databases

  name   = "${each.key}-postgres${each.value.version}"
  family = "postgres${each.value.version}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  dynamic "parameter" {
    for_each = each.value.max_connections[*]

    content {
      name         = "max_connections"
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  for_each = var.facts.databases

  identifier     = each.key
  engine         = each.value.engine
  engine_version = each.value.version
  instance_class = each.value.class
  multi_az       = each.value.multi_az

  storage_type          = "gp3"
  allocated_storage     = each.value.storage
  max_allocated_storage = each.value.max_storage > each.value.storage ? each.value.max_storage : 0
  storage_encrypted     = true
  kms_key_id            = module.data_key[0].key_arn

  db_name                             = each.value.database
  username                            = each.value.username
  password_wo                         = ephemeral.random_password.database[each.key].result
  password_wo_version                 = each.value.password_version
  iam_database_authentication_enabled = each.value.iam_authentication

  db_subnet_group_name   = module.vpc.database_subnet_group_name
  vpc_security_group_ids = [aws_security_group.data["databases"].id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.this[each.key].name

  # Minor versions by themselves, major ones by a change of the facts that says so.
  auto_minor_version_upgrade = true

  backup_retention_period   = each.value.backup_days
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  skip_final_snapshot       = false
  final_snapshot_identifier = "${each.key}-final"
  deletion_protection       = true

  monitoring_interval = each.value.enhanced_monitoring ? 60 : 0
  monitoring_role_arn = each.value.enhanced_monitoring ? aws_iam_role.database_monitoring[0].arn : null

  lifecycle {
    prevent_destroy = true
  }
}

# Reads only; a failure of the primary is Multi-AZ's.
resource "aws_db_instance" "replica" {
  for_each = { for name, database in var.facts.databases : name => database if database.read_replica }

  identifier           = "${each.key}-replica"
  replicate_source_db  = aws_db_instance.this[each.key].identifier
  instance_class       = each.value.class
  storage_type         = "gp3"
  storage_encrypted    = true
  parameter_group_name = aws_db_parameter_group.this[each.key].name

  vpc_security_group_ids = [aws_security_group.data["databases"].id]
  publicly_accessible    = false
  # It holds nothing that the primary does not hold.
  skip_final_snapshot = true
}

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
resource "aws_iam_role" "database_monitoring" {
  count = local.with_enhanced_monitoring ? 1 : 0

  name = "${var.facts.cluster.name}-database-monitoring"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "database_monitoring" {
  count = local.with_enhanced_monitoring ? 1 : 0

  role       = aws_iam_role.database_monitoring[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
