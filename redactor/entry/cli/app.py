"""The command line: one group, a file for each group of commands.

Nothing heavy is imported here: `redactor --help` answers at once. Commands are loaded when called.
It translates words into calls and outcomes into exit codes; it decides nothing.
"""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click

from redactor import __version__
from redactor.model.errors import RedactorError

# command -> module below this package that holds a click command of that name
COMMANDS: Final = {
    "redact": "redact",
    "verify": "verify",
    "find": "find",
    "explain-item": "explain",
    "watch": "watch",
    "check-mail": "check_mail",
    "mail": "mail",
    "serve": "serve",
    "token": "token",
    "outlook": "outlook",
    "case": "case",
    "party": "party",
    "item": "item",
    "promise": "promise",
    "role": "role",
    "keys": "keys",
    "audit": "audit",
    "certificate": "certificate",
    "recheck": "recheck",
    "sweep": "sweep",
    "incident": "incident",
    "rules": "rules",
    "doctor": "doctor",
    "demo": "demo",
}
HELP: Final = {
    "redact": "Make one separate, proved copy for each recipient.",
    "verify": "Check anyone's file for details withheld from a recipient.",
    "find": "Show what would be redacted or asked, and why. Changes nothing.",
    "explain-item": "Show every written form of an item that is looked for.",
    "watch": "Work on files dropped into folders, until stopped.",
    "check-mail": "Say what the mail gate would do with a mail, for each recipient.",
    "mail": "Check every mail before it is sent on, until stopped.",
    "serve": "Show held mail to review, and answer programs that ask before a mail is sent.",
    "token": "Say who may ask that server.",
    "outlook": "Write the Outlook add-in's files.",
    "case": "The registers in the database: import, show, export, history, what is due.",
    "party": "Add and change the people of a case.",
    "item": "Add and change what is confidential in a case, and from whom.",
    "promise": "Record what somebody was told will stay confidential.",
    "role": "Grant and revoke roles.",
    "keys": "Rotate the keys that the database is sealed with.",
    "audit": "Check, show and ask the record of every decision.",
    "certificate": "Prove a certificate offline, or print the public key.",
    "recheck": "Check everything already released in a case again.",
    "sweep": "Look for an item in folders, exports and mail files.",
    "incident": "Follow up what went to the wrong person.",
    "rules": "Check the rules and their examples.",
    "doctor": "Say what is missing on this machine and what that means.",
    "demo": "The five-minute tour on invented sample files.",
}


class _LazyGroup(click.Group):
    """A group whose commands are imported only when one of them is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"redactor.entry.cli.{COMMANDS[name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="redactor")
def redactor() -> None:
    """Redactor makes copies of documents without what a case keeps confidential from their recipient.

    It proves on the finished file that nothing protected is left, and blocks it if it cannot.

    Exit codes: 0 all released (clean), 1 something held or blocked, 2 misconfigured and nothing was
    processed, 3 the program itself failed.
    """


def main() -> None:
    """Run the command line; errors become one plain sentence and the exit code of their kind."""
    try:
        code = redactor.main(standalone_mode=False)
    except RedactorError as error:
        click.echo(f"redactor: {error.sentence}", err=True)
        code = error.exit_code
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        code = 3
    except click.ClickException as error:
        error.show()
        code = 2
    except BrokenPipeError:
        code = 3
    except Exception as error:  # noqa: BLE001  # a traceback may hold document text: name its type only
        click.echo(
            f"redactor: the program itself failed ({type(error).__name__}). {RedactorError.advice}", err=True
        )
        code = 3
    sys.exit(code if isinstance(code, int) else 0)
