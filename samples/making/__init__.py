"""How the samples are made: what they say, and how it is drawn.

Takes nothing; gives the bytes of invented papers to `samples/make.py`.
It does not promise anything to `redactor/`, which never imports it.
"""
