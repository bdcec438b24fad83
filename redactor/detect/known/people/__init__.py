"""Persons: how the parts of their names are recognised and joined."""
