"""`python -m redactor` is the command line."""

from redactor.entry.cli.app import main

main()
