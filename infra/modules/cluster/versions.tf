terraform {
  # Write-only arguments are of 1.11.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
    # Ephemeral passwords are of 3.7.
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }
}
