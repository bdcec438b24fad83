"""The keys of a record kept for years: to seal values, to chain the ledger, to sign evidence.

Takes a place (a file of mode 0600, the environment, the system's keyring); gives a `KeyRing`. Keys
are made at first use and never replaced by themselves: a lost key is an error, not a new key.
It does not protect the keys from somebody who may read the files of this user.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import TYPE_CHECKING, Any, Final

from redactor.model.errors import KeyLost
from redactor.model.secret import Secret

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE: Final = "keys.json"
MADE: Final = "keys.made"
VARIABLE: Final = "REDACTOR_KEYRING"
"""The keys themselves, as in the file: for containers, which get secrets through the environment."""
SYSTEM: Final = "keyring:"
_PRIVATE: Final = 0o600
_RAW: Final = 32
_LOST: Final = (
    "The keys were made before and are missing: {}. Put them back from a copy. Without them what they "
    "signed or sealed cannot be proved or read; only if nothing was, remove {} to begin with new ones."
)


@dataclass(frozen=True, repr=False)
class KeyRing:
    """`seal` holds Fernet keys, the newest first; `chain` and `signing` are 32 bytes each."""

    seal: tuple[bytes, ...]
    chain: bytes
    signing: bytes

    def __repr__(self) -> str:
        return "KeyRing(•••)"

    @cached_property
    def _fernet(self) -> MultiFernet:
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(key) for key in self.seal])

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing)

    def sealed(self, data: bytes) -> bytes:
        """Return `data` encrypted and authenticated with the newest key."""
        return self._fernet.encrypt(data)

    def unsealed(self, token: bytes) -> bytes:
        """Return what was sealed with any of the keys. Raises `KeyLost`: other key, or changed bytes."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(token)
        except InvalidToken:
            raise KeyLost("The record was sealed with another key, or was changed") from None

    def resealed(self, token: bytes) -> bytes:
        """Return the same content under the newest key. Raises `KeyLost`."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.rotate(token)
        except InvalidToken:
            raise KeyLost("The record was sealed with another key, or was changed") from None

    def fingerprint(self, secret: Secret) -> str:
        """Return the keyed fingerprint of a value, the only form in which one may stand unsealed."""
        return secret.fingerprint(self.chain)

    def sign(self, data: bytes) -> bytes:
        """Return the Ed25519 signature of `data`, 64 bytes."""
        return self._private.sign(data)

    @cached_property
    def public(self) -> bytes:
        """The raw public key, 32 bytes, to be handed to whoever must prove a signature."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        return self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def rotated(self) -> KeyRing:
        """Return a ring with a new sealing key in front; the older ones still open what they sealed."""
        from cryptography.fernet import Fernet

        return replace(self, seal=(Fernet.generate_key(), *self.seal))

    def newest_only(self) -> KeyRing:
        """Return a ring that has forgotten the older sealing keys: only after all was sealed anew."""
        return replace(self, seal=self.seal[:1])


def new_keyring() -> KeyRing:
    """Return a ring of fresh random keys."""
    from cryptography.fernet import Fernet

    return KeyRing((Fernet.generate_key(),), token_bytes(_RAW), token_bytes(_RAW))


def signed_by(public: bytes, data: bytes, signature: bytes) -> bool:
    """Say whether `signature` of `data` was made with the private twin of `public`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a ring is kept: a file, or a service of the system's keyring; the environment wins.

    `made` is the empty file that says keys were made here once: keys missing beside it are lost.
    """

    path: Path | None = None
    service: str = ""
    made: Path | None = None


def key_place(named: str | None, state: Path) -> KeyPlace:
    """Return the place the setting `keys` names: a path, ``keyring:SERVICE``, or none (the state folder)."""
    if named and named.startswith(SYSTEM):
        return KeyPlace(service=named.removeprefix(SYSTEM) or "redactor", made=state / MADE)
    path = Path(named) if named else state / FILE
    return KeyPlace(path=path, made=path.with_suffix(".made"))


def load_keyring(place: KeyPlace, *, make: bool) -> KeyRing:
    """Return the ring kept at `place`; `make` one if there is none.

    Callers make one only where nothing was sealed yet: a new key beside an old record helps nobody.

    Raises:
        KeyLost: there is none and none may be made, it is damaged, or others can read it.
    """
    text = os.environ.get(VARIABLE)
    if text is not None:
        return _parsed(text, f"the environment variable {VARIABLE}")
    try:
        text = _kept(place)
        if text is None and make:
            if place.made is not None and place.made.exists():
                raise KeyLost(_LOST.format(_name(place), place.made))
            save_keyring(new_keyring(), place, replacing=False)
            text = _kept(place)
        if text is not None and place.made is not None and not place.made.exists():
            _mark(place.made)
    except OSError as error:
        raise KeyLost(f"The keys at {_name(place)} cannot be used: {error.strerror}") from None
    if text is None:
        raise KeyLost(f"The keys are missing: {_name(place)}")
    return _parsed(text, _name(place))


def save_keyring(ring: KeyRing, place: KeyPlace, *, replacing: bool) -> None:
    """Keep a ring. `replacing` an older one is for rotation; else two first runs agree on one.

    Raises:
        KeyLost: the environment holds the keys, so they cannot be replaced here.
        OSError: the file cannot be written.
    """
    if VARIABLE in os.environ:
        raise KeyLost(f"The keys come from {VARIABLE}, which a program cannot change. Use a key file.")
    row = {
        "version": 1,
        "seal": [key.decode() for key in ring.seal],
        "chain": ring.chain.hex(),
        "signing": ring.signing.hex(),
    }
    text = json.dumps(row, indent=1) + "\n"
    if place.service:
        _system().set_password(place.service, FILE, text)
    elif place.path is not None:
        _write(place.path, text, replacing=replacing)


def _kept(place: KeyPlace) -> str | None:
    if place.service:
        text: str | None = _system().get_password(place.service, FILE)
        return text
    path = place.path
    if path is None or not path.exists():
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "r", encoding="utf-8", errors="replace") as file:
        if stat.S_IMODE(os.fstat(handle).st_mode) & 0o077:
            raise KeyLost(
                f"The keys {path} can be read by others. Run 'chmod 600' and ask who has seen them."
            )
        return file.read()


def _write(path: Path, text: str, *, replacing: bool) -> None:
    """Write aside and put into place at once: a crash leaves the old keys or the new ones."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _PRIVATE)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replacing:
            draft.replace(path)
        else:
            _linked(draft, path)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        draft.unlink(missing_ok=True)


def _mark(made: Path) -> None:
    made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made.touch(mode=_PRIVATE)


def _linked(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was first; its keys count
    except OSError:
        # A file system without links: nobody else may be there, so a plain rename is as good.
        if not path.exists():
            draft.rename(path)


def _parsed(text: str, where: str) -> KeyRing:
    try:
        row: dict[str, Any] = json.loads(text)
        ring = KeyRing(
            tuple(str(key).encode() for key in row["seal"]),
            bytes.fromhex(row["chain"]),
            bytes.fromhex(row["signing"]),
        )
        good = row["version"] == 1 and ring.seal and len(ring.chain) == len(ring.signing) == _RAW
        ring.sealed(b"")
    except (ValueError, KeyError, TypeError, AttributeError):
        good = False
    if not good:
        raise KeyLost(f"The keys in {where} are damaged or incomplete")
    return ring


def _system() -> Any:
    try:
        import keyring
    except ImportError:
        raise KeyLost(
            "The package 'keyring' is not installed, so the system's keyring cannot be used"
        ) from None
    return keyring


def _name(place: KeyPlace) -> str:
    return f"{SYSTEM}{place.service}" if place.service else str(place.path)
