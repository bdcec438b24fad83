"""The sixth world: names, sentences and forms written by somebody who had not read the matcher.

It is the report: who changes the matcher reads nothing here (benchmarks/matching/README.md).
"""
