"""Organisations: how their distinctive and general words are recognised and joined."""
