"""Migrations of the questions."""
