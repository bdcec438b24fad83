"""The sixth world: names, sentences and forms written by somebody who had not read the matcher.

It was the report until its misses were given out for working; the report is now the world `sealed`.
"""
