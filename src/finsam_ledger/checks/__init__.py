"""Checks (kontroller): rules with their source, one file each in ``rules``, found by discovery."""

from finsam_ledger.checks.check import Check, Subject, all_checks, run_checks

__all__ = ["Check", "Subject", "all_checks", "run_checks"]
