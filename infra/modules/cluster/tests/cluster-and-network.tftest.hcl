# What the types alone let through and would cost money or data. The facts are real ones, with one thing wrong.
mock_provider "aws" {
  source = "../../mocks/aws"
}

variables {
  real = jsondecode(file("../../../generated/durga-puja-eks/infra.json"))
}

run "takes_the_facts_as_they_are" {
  command = plan

  variables {
    facts = var.real
  }
}

run "refuses_an_account_without_12_digits" {
  command = plan

  variables {
    facts = merge(var.real, { "cluster" = merge(var.real["cluster"], { "account" = "8099619893" }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_name_too_long_for_roles" {
  command = plan

  variables {
    facts = merge(var.real, { cluster = merge(var.real.cluster, { name = "a-name-of-a-cluster-that-is-much-too-long" }), secrets = {}, databases = {}, caches = {} })
  }

  expect_failures = [var.facts]
}

run "refuses_a_version_with_a_patch" {
  command = plan

  variables {
    facts = merge(var.real, { "cluster" = merge(var.real["cluster"], { "version" = "1.36.1" }) })
  }

  expect_failures = [var.facts]
}

run "refuses_an_endpoint_that_nobody_reaches" {
  command = plan

  variables {
    facts = merge(var.real, { "cluster" = merge(var.real["cluster"], { "endpoint" = { public = false, private = false } }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_log_type_that_EKS_has_not" {
  command = plan

  variables {
    facts = merge(var.real, { "cluster" = merge(var.real["cluster"], { "log_types" = ["api", "kubelet"] }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_retention_that_CloudWatch_does_not_take" {
  command = plan

  variables {
    facts = merge(var.real, { "cluster" = merge(var.real["cluster"], { "log_retention_days" = 10 }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_VPC_that_is_too_large" {
  command = plan

  variables {
    facts = merge(var.real, { "network" = merge(var.real["network"], { "cidr" = "10.0.0.0/8" }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_subnet_outside_the_VPC" {
  command = plan

  variables {
    facts = merge(var.real, { "network" = merge(var.real["network"], { "zones" = merge(var.real["network"]["zones"], { "us-east-1a" = merge(var.real["network"]["zones"]["us-east-1a"], { "private" = "10.1.11.0/24" }) }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_zone_of_another_region" {
  command = plan

  variables {
    facts = merge(var.real, { "network" = merge(var.real["network"], { "zones" = merge(var.real["network"]["zones"], { "eu-west-1a" = { public = "10.0.4.0/24", private = "10.0.14.0/24", database = "10.0.24.0/24" } }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_zone_without_the_private_subnet_of_the_others" {
  command = plan

  variables {
    facts = merge(var.real, { "network" = merge(var.real["network"], { "zones" = merge(var.real["network"]["zones"], { "us-east-1a" = merge(var.real["network"]["zones"]["us-east-1a"], { "private" = null }) }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_private_subnets_without_NAT" {
  command = plan

  variables {
    facts = merge(var.real, { "network" = merge(var.real["network"], { "nat" = "none" }) })
  }

  expect_failures = [var.facts]
}
