# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html

locals {
  database_alarms = merge([for name, database in var.facts.databases : {
    "${name}-storage" = {
      description = "Less than a tenth of the storage of ${name} is free"
      namespace   = "AWS/RDS", metric = "FreeStorageSpace", dimension = { DBInstanceIdentifier = name }
      # In bytes.
      comparison = "LessThanThreshold", threshold = database.storage * pow(1024, 3) / 10
    }
    "${name}-cpu" = {
      description = "${name} has used more than 80 % of its CPU for a quarter of an hour"
      namespace   = "AWS/RDS", metric = "CPUUtilization", dimension = { DBInstanceIdentifier = name }
      comparison  = "GreaterThanThreshold", threshold = 80
    }
  }]...)

  connection_alarms = { for name, database in var.facts.databases : "${name}-connections" => {
    description = "More than 80 % of the ${database.max_connections} connections of ${name} are in use"
    namespace   = "AWS/RDS", metric = "DatabaseConnections", dimension = { DBInstanceIdentifier = name }
    comparison  = "GreaterThanThreshold", threshold = database.max_connections * 0.8
  } if database.max_connections != null }

  # ElastiCache counts the nodes of a group from 001.
  cache_nodes = flatten([for name, cache in var.facts.caches : [for number in range(cache.replicas + 1) : format("%s-%03d", name, number + 1)]])

  cache_alarms = merge([for node in local.cache_nodes : {
    "${node}-memory" = {
      description = "${node} has used more than 80 % of its memory for a quarter of an hour"
      namespace   = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", dimension = { CacheClusterId = node }
      comparison  = "GreaterThanThreshold", threshold = 80
    }
    "${node}-evictions" = {
      description = "${node} throws values away to make room"
      namespace   = "AWS/ElastiCache", metric = "Evictions", dimension = { CacheClusterId = node }
      comparison  = "GreaterThanThreshold", threshold = 0
    }
  }]...)

  alarms = merge(local.database_alarms, local.connection_alarms, local.cache_alarms)
}

# Who is to be told subscribes to it. Not encrypted: CloudWatch cannot publish to a topic under AWS' own key, and what
# it says is no secret.
resource "aws_sns_topic" "alarms" {
  count = length(local.alarms) > 0 ? 1 : 0

  name = "${var.facts.cluster.name}-alarms"
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = each.key
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimension
  statistic           = "Average"
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 3

  alarm_actions = [aws_sns_topic.alarms[0].arn]
  ok_actions    = [aws_sns_topic.alarms[0].arn]
}
