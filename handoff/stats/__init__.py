"""Counters only: how many, never who or what. And the two pages that show them."""
