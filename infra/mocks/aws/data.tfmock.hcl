# What Terraform's random values would break: documents that are parsed, names that become part of ARNs.
mock_data "aws_partition" {
  defaults = {
    partition  = "aws"
    dns_suffix = "amazonaws.com"
  }
}

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "008099619893"
    arn        = "arn:aws:iam::008099619893:role/deployer"
  }
}

mock_data "aws_iam_session_context" {
  defaults = {
    issuer_arn = "arn:aws:iam::008099619893:role/deployer"
  }
}

mock_data "aws_iam_policy_document" {
  defaults = {
    json = "{}"
  }
}

mock_data "aws_eks_addon_version" {
  defaults = {
    version = "v0.0.0-eksbuild.0"
  }
}
