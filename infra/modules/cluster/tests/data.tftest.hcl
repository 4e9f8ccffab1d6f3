# What the types alone let through and would cost money or data. The facts are real ones, with one thing wrong.
mock_provider "aws" {
  source = "../../mocks/aws"
}

variables {
  real = jsondecode(file("../../../generated/durga-puja-eks/infra.json"))
}

run "refuses_a_repository_that_keeps_no_image" {
  command = plan

  variables {
    facts = merge(var.real, { "repositories" = merge(var.real["repositories"], { "durga-puja" = { keep = 0 } }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_database_without_backups" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "backup_days" = 0 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_database_that_shrinks" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "max_storage" = 19 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_user_that_RDS_reserves" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "username" = "rdsadmin" }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_password_version_of_0" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "password_version" = 0 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_secret_of_another_cluster" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "secret" = "filmcastpro/durga-puja/database" }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_two_writers_of_one_secret" {
  command = plan

  variables {
    facts = merge(var.real, { "databases" = merge(var.real["databases"], { "durga-puja-db" = merge(var.real["databases"]["durga-puja-db"], { "secret" = var.real.caches["durga-puja-redis"].secret }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_cache_with_6_replicas" {
  command = plan

  variables {
    facts = merge(var.real, { "caches" = merge(var.real["caches"], { "durga-puja-redis" = merge(var.real["caches"]["durga-puja-redis"], { "replicas" = 6 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_bucket_name_with_capitals" {
  command = plan

  variables {
    facts = merge(var.real, { "buckets" = merge(var.real["buckets"], { "Assets" = var.real.buckets["durga-puja-assets-008099619893"] }) })
  }

  expect_failures = [var.facts]
}

run "refuses_old_versions_of_a_bucket_that_has_none" {
  command = plan

  variables {
    facts = merge(var.real, { "buckets" = merge(var.real["buckets"], { "durga-puja-assets-008099619893" = merge(var.real["buckets"]["durga-puja-assets-008099619893"], { "versioned" = false }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_infrequent_access_before_30_days" {
  command = plan

  variables {
    facts = merge(var.real, { "buckets" = merge(var.real["buckets"], { "durga-puja-assets-008099619893" = merge(var.real["buckets"]["durga-puja-assets-008099619893"], { "lifecycle" = [{ prefix = "", infrequent_access_days = 7, expiration_days = null }] }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_key_that_is_generated_and_filled_in" {
  command = plan

  variables {
    facts = merge(var.real, { "secrets" = merge(var.real["secrets"], { "durga-puja-eks/durga-puja/backend-secrets" = { generated = ["jwt-secret"], filled = ["jwt-secret"] } }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_zone_with_a_dot_at_its_end" {
  command = plan

  variables {
    facts = merge(var.real, { zone = { name = "example.com.", certificate = false } })
  }

  expect_failures = [var.facts]
}

run "refuses_a_tag_without_a_value" {
  command = plan

  variables {
    facts = merge(var.real, { tags = { Team = "" } })
  }

  expect_failures = [var.facts]
}
