"""The fifth world, the report: whoever changes the matcher, its rules or its data does not read this folder.

Neither its classes nor its documents, misses or figures by class; totals by group are all that is seen.
"""
