"""The error tree. Messages never contain document text; `advice` is what a social worker can do.

RedactorError(code, exit_code, advice)
├── Refused            the document cannot be handled            -> blocked
│   ├── UnknownFormat · Encrypted · Damaged · TooLarge · TooDeep · Unsupported
├── CannotRedact       a mark could not be carried out           -> blocked
├── CannotVerify       the verifier could not finish             -> blocked
├── CertificateInvalid a signed statement is not genuine         -> exit 1
├── Late               the time limit was reached                -> blocked
├── WorkerDied         the program stopped at this document      -> blocked
├── Misconfigured      rules, settings, register, model          -> exit 2, nothing is processed
│   ├── RulesInvalid · SettingsInvalid · RegisterMissing · RegisterInvalid
│   ├── UnknownRecipient · AnswersInvalid
│   └── KeyLost · DatabaseInvalid · NotAllowed · ChangeRefused
└── Unavailable        store or audit cannot be reached          -> blocked, retry later
    └── AuditUnavailable · OutputUnavailable · DatabaseUnavailable
"""

from __future__ import annotations

from typing import ClassVar


class RedactorError(Exception):
    """Something went wrong inside Redactor.

    The root: `code` is stable, `exit_code` is the process's, `advice` is for the user.
    """

    code: ClassVar[str] = "internal"
    exit_code: ClassVar[int] = 3
    advice: ClassVar[str] = "Send nothing. Tell the person who looks after Redactor."

    def __init__(self, message: str = "", *, advice: str = "") -> None:
        """Keep a plain message without document text, and advice if it differs from the usual."""
        super().__init__(message or (self.__doc__ or "").split("\n")[0])
        self.cure = advice or self.advice

    @property
    def sentence(self) -> str:
        """Message and advice, as shown to the user."""
        message = str(self).rstrip(".")
        return f"{message}{'' if message.endswith('?') else '.'} {self.cure}"


class Refused(RedactorError):
    """The document cannot be handled."""

    code = "refused"
    exit_code = 1


class UnknownFormat(Refused):
    """Redactor does not know this kind of file."""

    code = "unknown-format"
    advice = "Save it as Word (.docx), PDF or plain text and try again."


class Unsupported(Refused):
    """The file uses something Redactor cannot handle safely."""

    code = "unsupported"
    advice = "Remove that part in the original program, or save as plain Word or PDF, and try again."


class Encrypted(Refused):
    """The file is protected by a password."""

    code = "encrypted"
    advice = "Save a copy without the password, or give the password with --password-file, and try again."


class Damaged(Refused):
    """The file is damaged or incomplete."""

    code = "damaged"
    advice = "Ask for the file again, or open and save it in its own program, and try again."


class TooLarge(Refused):
    """The file is larger than the limit."""

    code = "too-large"
    advice = "Split it into smaller files and try again."


class TooDeep(Refused):
    """The file holds files inside files beyond the limit."""

    code = "too-deep"
    advice = "Take the inner files out and process them one by one."


class CannotRedact(RedactorError):
    """A place that must be removed could not be removed."""

    code = "cannot-redact"
    exit_code = 1
    advice = (
        "Save the document as Word and try again, or redact it by hand and check it with 'redactor verify'."
    )


class CannotVerify(RedactorError):
    """The independent check could not finish."""

    code = "cannot-verify"
    exit_code = 1
    advice = "Do not send the file. Save it as Word or PDF again and retry."


class CertificateInvalid(RedactorError):
    """The certificate, or the file it is for, is not what was signed."""

    code = "certificate-invalid"
    exit_code = 1
    advice = "Do not rely on it. Ask whoever gave it to you for the original files and the public key."


class Late(RedactorError):
    """The document took longer than the time limit."""

    code = "late"
    exit_code = 1
    advice = "Split it into smaller files and try again."


class WorkerDied(RedactorError):
    """Redactor had to give up on this document: it used too much memory or stopped the program."""

    code = "worker-died"
    exit_code = 1
    advice = "Save it again in its own program, or split it, and try again."


class Misconfigured(RedactorError):
    """Something must be put right before any document is processed."""

    code = "misconfigured"
    exit_code = 2
    advice = "Nothing was processed. Put it right and start again."


class RulesInvalid(Misconfigured):
    """A rules file is not valid."""

    code = "rules-invalid"


class SettingsInvalid(Misconfigured):
    """The settings are not valid."""

    code = "settings-invalid"


class RegisterMissing(Misconfigured):
    """There is no register for this case."""

    code = "register-missing"
    advice = "Nothing was processed. Give the case's register with --register."


class RegisterInvalid(Misconfigured):
    """The register is not valid."""

    code = "register-invalid"
    advice = "Nothing was processed. Correct the register and start again."


class UnknownRecipient(Misconfigured):
    """The recipient is not a party of this case."""

    code = "unknown-recipient"
    advice = "Nothing was processed. Use a party id of the register, or --to anyone."


class AnswersInvalid(Misconfigured):
    """The answers file cannot be used."""

    code = "answers-invalid"
    advice = "Nothing was processed. Correct the answers file and start again."


class KeyLost(Misconfigured):
    """The keys that open the record are missing, damaged, or not its own."""

    code = "key-lost"
    advice = (
        "Nothing was processed and nothing was changed. Restore the keys from the backup; without them "
        "sealed values cannot be read by anybody."
    )


class DatabaseInvalid(Misconfigured):
    """The database is not one of Redactor's, is damaged, or is newer than this program."""

    code = "database-invalid"
    advice = "Nothing was processed and nothing was changed. Correct the address, or restore the backup."


class NotAllowed(Misconfigured):
    """Your role does not allow this."""

    code = "not-allowed"
    advice = "Nothing was shown or changed. Ask somebody who has the role, or an administrator to grant it."


class ChangeRefused(Misconfigured):
    """The register was not changed."""

    code = "change-refused"
    advice = "Nothing was changed. Correct it and try again."


class Unavailable(RedactorError):
    """The place where records are kept cannot be reached."""

    code = "unavailable"
    exit_code = 1
    advice = "Nothing was sent. Try again later; if it stays, tell the person who looks after Redactor."


class AuditUnavailable(Unavailable):
    """The audit cannot be written."""

    code = "audit-unavailable"


class OutputUnavailable(Unavailable):
    """The output folder cannot be written."""

    code = "output-unavailable"
    advice = (
        "Nothing was released. Check that the folder exists, that you may write to it and that the disk "
        "is not full."
    )


class DatabaseUnavailable(Unavailable):
    """The database cannot be reached or written."""

    code = "database-unavailable"
    advice = (
        "Nothing was released. Check that the database runs, that you may write to it and that the disk is "
        "not full, then try again."
    )
