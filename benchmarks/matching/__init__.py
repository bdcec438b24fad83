"""Evaluation of the register matcher, written from the description of the problem alone.

Nothing in this package reads the implementation: cases, registers, documents and the
gold spans are generated here, and the matcher is reached only through the public calls
``redactor.load_register`` and ``redactor.find_text``.
"""
