"""Addresses: how their parts are recognised and joined."""
