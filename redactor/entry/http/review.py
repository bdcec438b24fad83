"""The review pages: held mail in a browser, for people with a role in its case.

Takes the reviews and a door; gives routes. It translates and decides nothing. A form counts only if it comes
from a page that this very server gave this very person.
"""

# No `from __future__ import annotations` here: FastAPI reads the types of inner functions.
import asyncio
import base64
import binascii
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from secrets import token_bytes
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, FastAPI, Path, Request, Response
from fastapi.responses import RedirectResponse

from redactor.entry.http.app import USER_HEADER
from redactor.model.errors import Misconfigured, NotAllowed, RedactorError
from redactor.report.review import held_page, said_page, waiting_page
from redactor.runs.ask.who import Door
from redactor.runs.mail_reviews import KINDS, LEAST_REASON, Reviews

_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_SIGN_IN: Final = {"WWW-Authenticate": 'Basic realm="Redactor", charset="UTF-8"'}
_FORM_MOST: Final = 20_000
_NUMBER_MOST: Final = 5
_ACTIONS: Final = ("release", "drop")
_HTML: Final = "text/html; charset=utf-8"
_log = logging.getLogger("redactor.ask")
_Ref = Annotated[str, Path(pattern=r"^[A-Z0-9-]{1,40}$")]


class _SignIn(Exception):
    """Nobody is signed in."""


def add_review(app: FastAPI, reviews: Reviews, door: Door) -> None:
    """Add the review pages to the server."""
    app.add_exception_handler(_SignIn, _asked_to_sign_in)
    app.include_router(_routes(_Pages(reviews), _signed_in(door)))


def _signed_in(door: Door) -> Callable[[Request], str]:
    def user(request: Request) -> str:
        name, token = _basic(request.headers.get("authorization", ""))
        peer = request.client.host if request.client else ""
        who = door.asker(token, peer, request.headers.get(USER_HEADER, ""))
        if who is None or (token and name.lower() != who.user.lower()):
            raise _SignIn
        return who.user

    return user


def _basic(header: str) -> tuple[str, str]:
    """Return the name and the token that a browser asked for: the token stands in place of a password."""
    scheme, _, rest = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, token = base64.b64decode(rest.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise _SignIn from None
    if not token:
        raise _SignIn
    return name, token


class _Pages:
    """What is shown to somebody who signed in, and what they decide."""

    def __init__(self, reviews: Reviews) -> None:
        self._reviews, self._secret = reviews, token_bytes(32)

    async def waiting(self, user: str) -> bytes:
        return waiting_page(user, await asyncio.to_thread(self._reviews.waiting, user))

    async def one(self, user: str, ref: str) -> bytes:
        mail = await asyncio.to_thread(self._reviews.one, user, ref)
        marks = {action: self._mark(user, ref, action) for action in _ACTIONS}
        return held_page(user, mail, marks, KINDS, LEAST_REASON)

    async def release(self, user: str, ref: str, request: Request) -> bytes:
        form = await _form(request, self._mark(user, ref, "release"))
        chosen = [int(one) for one in form.get("to", []) if one.isdecimal() and len(one) < _NUMBER_MOST]
        category, why = _first(form, "category"), _first(form, "why")
        done = await asyncio.to_thread(self._reviews.release, user, ref, chosen, category, why)
        if done.waits_for:
            text = f"It is not sent yet and waits for {done.waits_for}."
            return said_page(user, "Approved", text, done=True, ref=ref)
        if done.refused:
            text = f"The next server did not take it for {len(done.refused)} of them. Try again."
            return said_page(user, f"Sent to {done.sent}, not to all", text, done=False, ref=ref)
        text = f"{done.sent} of its recipients have it now."
        return said_page(user, f"{ref} was sent", text, done=True, ref=ref)

    async def drop(self, user: str, ref: str, request: Request) -> bytes:
        form = await _form(request, self._mark(user, ref, "drop"))
        await asyncio.to_thread(self._reviews.drop, user, ref, _first(form, "why"))
        return said_page(user, f"{ref} will not be sent", "Its sender is told.", done=True, ref=ref)

    def _mark(self, user: str, ref: str, action: str) -> str:
        """Return what a form of ours carries: no other site can send it in a signed-in person's name."""
        return hmac.new(self._secret, "\0".join((user, ref, action)).encode(), sha256).hexdigest()


def _routes(pages: _Pages, signed_in: Callable[[Request], str]) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    known = Annotated[str, Depends(signed_in)]

    @routes.get("/")
    async def front() -> Response:
        return RedirectResponse("/held", 303)

    @routes.get("/held")
    async def waiting(user: known) -> Response:
        return await _answered(user, "", pages.waiting(user))

    @routes.get("/held/{ref}")
    async def one(ref: _Ref, user: known) -> Response:
        return await _answered(user, "", pages.one(user, ref))

    @routes.post("/held/{ref}/release")
    async def release(ref: _Ref, request: Request, user: known) -> Response:
        return await _answered(user, ref, pages.release(user, ref, request))

    @routes.post("/held/{ref}/drop")
    async def drop(ref: _Ref, request: Request, user: known) -> Response:
        return await _answered(user, ref, pages.drop(user, ref, request))

    return routes


async def _answered(user: str, ref: str, page: Awaitable[bytes]) -> Response:
    """Return the page, or in plain words why there is none; never what stands in a mail."""
    try:
        return Response(await page, media_type=_HTML, headers=_HEADERS)
    except RedactorError as error:
        status = 403 if isinstance(error, NotAllowed) else 409 if isinstance(error, Misconfigured) else 503
        text = error.sentence
    except Exception as error:  # noqa: BLE001  # whatever it was, the mail stays held and nobody reads a stack
        _log.error("a review page failed: %s", type(error).__name__)
        status, text = 500, "The program failed. Tell the person who looks after Redactor."
    said = said_page(user, "That was not done", text, done=False, ref=ref)
    return Response(said, status, media_type=_HTML, headers=_HEADERS)


def _first(form: Mapping[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]


async def _form(request: Request, mark: str) -> Mapping[str, list[str]]:
    """Return the fields of a form of ours. Raises `NotAllowed`."""
    body = await request.body()
    if len(body) > _FORM_MOST:
        raise NotAllowed("The reason is too long; nothing was decided", advice="Write a shorter one.")
    try:
        fields = parse_qs(body.decode(), max_num_fields=3_000)
    except ValueError:
        fields = {}
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site != "same-origin" or not hmac.compare_digest(_first(fields, "form").encode(), mark.encode()):
        raise NotAllowed(
            "The form is not one that this server gave you; nothing was decided",
            advice="Open the mail again and decide there.",
        )
    return fields


async def _asked_to_sign_in(request: Request, error: Exception) -> Response:
    del request, error
    page = said_page("nobody", "Sign in first", "Your name, and your token as the password.", done=False)
    return Response(page, 401, media_type=_HTML, headers=_HEADERS | _SIGN_IN)
