# With the real provider, which makes policy documents without asking AWS: a document that it refuses fails the plan.
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variables {
  cluster     = { name = "gitops-delivery-cluster", account = "123456789012", region = "us-east-1" }
  zone_arns   = ["arn:aws:route53:::hostedzone/Z0123456789"]
  bucket_arns = { backups = "arn:aws:s3:::backups" }
  identities  = {}
}

run "each_set_of_permissions_makes_a_role" {
  command = plan

  variables {
    identities = {
      "cert-manager/cert-manager"                = { permissions = "certificates", buckets = [] }
      "kube-system/aws-load-balancer-controller" = { permissions = "load-balancers", buckets = [] }
      "amazon-cloudwatch/cloudwatch-agent"       = { permissions = "observability", buckets = [] }
      "external-dns/external-dns"                = { permissions = "records", buckets = [] }
      "kube-system/cluster-autoscaler"           = { permissions = "scaling", buckets = [] }
      "external-secrets/external-secrets"        = { permissions = "secrets", buckets = [] }
      "kube-system/ebs-csi-controller-sa"        = { permissions = "volumes", buckets = [] }
    }
  }

  assert {
    condition     = jsonencode(keys(output.role_arns)) == jsonencode(keys(var.identities))
    error_message = "Every ServiceAccount has a role."
  }

  assert {
    condition     = module.records["external-dns/external-dns"].associations["pods"].namespace == "external-dns" && module.records["external-dns/external-dns"].associations["pods"].service_account == "external-dns"
    error_message = "The role is that of the ServiceAccount in its namespace."
  }

  assert {
    condition     = length(module.volumes["kube-system/ebs-csi-controller-sa"].associations) == 0
    error_message = "The association of the EBS CSI driver is made by its add-on, a second one would clash."
  }
}

run "who_writes_a_bucket_does_not_read_it" {
  command = plan

  variables {
    identities = { "shop/backup" = { permissions = null, buckets = [{ name = "backups", prefix = "shop/postgres/", read = false, write = true }] } }
  }

  assert {
    condition     = jsonencode(local.bucket_statements["shop/backup"][*].actions) == jsonencode([["s3:PutObject", "s3:AbortMultipartUpload"]])
    error_message = "Writing is PutObject and AbortMultipartUpload: a backup cannot delete older ones."
  }

  assert {
    condition     = jsonencode(local.bucket_statements["shop/backup"][*].resources) == jsonencode([["arn:aws:s3:::backups/shop/postgres/*"]])
    error_message = "The right ends with the prefix."
  }
}

run "who_reads_a_bucket_sees_only_its_prefix" {
  command = plan

  variables {
    identities = { "shop/restore" = { permissions = null, buckets = [{ name = "backups", prefix = "shop/postgres/", read = true, write = false }] } }
  }

  assert {
    condition     = jsonencode(local.bucket_statements["shop/restore"][*].actions) == jsonencode([["s3:GetObject"], ["s3:ListBucket"]])
    error_message = "Reading is GetObject and ListBucket."
  }

  assert {
    condition     = local.bucket_statements["shop/restore"][1].conditions[0].values[0] == "shop/postgres/*"
    error_message = "It lists no more than its prefix."
  }
}

run "a_long_name_is_cut_to_what_IAM_takes" {
  command = plan

  variables {
    identities = { "a-namespace-with-a-long-name/and-a-service-account-with-a-long-name" = { permissions = "scaling", buckets = [] } }
  }

  assert {
    condition     = length(module.scaling["a-namespace-with-a-long-name/and-a-service-account-with-a-long-name"].iam_role_name) == 64
    error_message = "A role has up to 64 characters."
  }
}

run "refuses_permissions_that_nobody_knows" {
  command = plan

  variables {
    identities = { "shop/backend" = { permissions = "everything", buckets = [] } }
  }

  expect_failures = [var.identities]
}

run "who_reads_and_writes_a_bucket_may_delete_in_it" {
  command = plan

  variables {
    identities = { "shop/backend" = { permissions = null, buckets = [{ name = "backups", prefix = "", read = true, write = true }] } }
  }

  assert {
    condition     = contains(local.bucket_statements["shop/backend"][0].actions, "s3:DeleteObject")
    error_message = "Who has the whole right may delete, too."
  }
}
