"""Who asks: a token of ours, a token of the council's sign-in, or a trusted proxy's word.

Takes what a request shows; gives the asker, or nobody. It never believes a header by itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from redactor.model.errors import Misconfigured
from redactor.policy.roles import proxied_user
from redactor.runs.ask.desk import Asker

if TYPE_CHECKING:
    from jwt import PyJWKSet

    from redactor.store.tokens import Tokens

_ALGORITHMS: Final = ("RS256", "PS256", "ES256")
_USER_CLAIMS: Final = ("preferred_username", "upn", "email")


@dataclass(frozen=True, slots=True)
class SignIn:
    """The council's sign-in: its public keys as a file (JWKS), who issues tokens, and for whom."""

    keys: PyJWKSet
    issuer: str
    audience: str


def sign_in(keys: Path, issuer: str, audience: str) -> SignIn:
    """Return the sign-in with the keys in a file. Raises `Misconfigured`."""
    from jwt import PyJWKSet
    from jwt.exceptions import PyJWTError

    if not issuer or not audience:
        raise Misconfigured("The sign-in needs an issuer and an audience beside its keys")
    try:
        return SignIn(PyJWKSet.from_dict(json.loads(keys.read_bytes())), issuer, audience)
    except (OSError, ValueError, PyJWTError, AttributeError):
        raise Misconfigured(f"The keys of the sign-in {keys} cannot be read") from None


@dataclass(frozen=True, slots=True)
class Door:
    """What lets somebody in. `proxies` are addresses or networks whose word on the user is believed."""

    tokens: Tokens
    sign_in: SignIn | None = None
    proxies: Sequence[str] = ()

    def asker(self, bearer: str, peer: str, proxied: str) -> Asker | None:
        """Return who asks, by their token, else by the proxy's word; None if nobody is known."""
        if bearer:
            return self._by_token(bearer)
        user = proxied_user(peer, self.proxies, proxied)
        return Asker(user) if user else None

    def _by_token(self, bearer: str) -> Asker | None:
        holder = self.tokens.holder(bearer, datetime.now(UTC))
        if holder is not None:
            return Asker(holder.user, holder.mailboxes)
        return self._by_sign_in(bearer) if self.sign_in is not None else None

    def _by_sign_in(self, bearer: str) -> Asker | None:
        import jwt

        at = self.sign_in
        assert at is not None  # noqa: S101  # asked by the caller
        try:
            key = at.keys[jwt.get_unverified_header(bearer)["kid"]]
            claims: dict[str, Any] = jwt.decode(
                bearer,
                key,
                algorithms=list(_ALGORITHMS),
                issuer=at.issuer,
                audience=at.audience,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.PyJWTError, KeyError, ValueError):
            return None
        user = next((str(claims[name]) for name in _USER_CLAIMS if claims.get(name)), "")
        return Asker(user, (user.lower(),)) if user else None
