"""The server that programs ask before a mail is sent: POST /v1/check, with its description as OpenAPI.

Takes a desk, a door and the add-in's files; gives an ASGI application. It translates and decides nothing.
It is no place to try out secrets: nobody asks without a name, too often, or off the record.
"""

# No `from __future__ import annotations` here: FastAPI reads the types of inner functions.
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from time import monotonic
from typing import Annotated, Final

from fastapi import APIRouter, Depends, FastAPI, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from redactor import __version__
from redactor.entry.http.shapes import ForRecipient, Problem, Question, Reason, Reply
from redactor.entry.http.size import SizeLimit
from redactor.runs.ask.answer import Answer
from redactor.runs.ask.desk import Asker, Desk
from redactor.runs.ask.draft import Attached, Draft, Person
from redactor.runs.ask.who import Door

USER_HEADER: Final = "x-forwarded-user"
_EXPIRES: Final = timedelta(minutes=10)
_MOST: Final = 90_000_000
_TYPES: Final = {
    ".js": "text/javascript",
    ".html": "text/html",
    ".xml": "application/xml",
    ".png": "image/png",
}
_ABOUT: Final = (
    "Ask whether a mail may be sent to its recipients. The answer is advice: the gate checks again."
)
_Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
_PROBLEMS: Final[dict[int | str, dict[str, object]]] = {
    code: {"model": Problem} for code in (401, 403, 409, 413, 422, 429, 503)
}


class _Refused(Exception):
    """A question that is not taken."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


def make_app(desk: Desk, door: Door, files: Mapping[str, bytes], *, most: int = _MOST) -> FastAPI:
    """Return the application; `files` are the add-in's, `most` is the largest request in bytes."""
    app = FastAPI(title="Redactor", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
                  openapi_url="/v1/openapi.json")  # fmt: skip
    app.add_middleware(SizeLimit, most=most)
    app.add_exception_handler(_Refused, _told)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.include_router(_questions(desk, door))
    app.include_router(_pages(files))
    return app


def _asker(door: Door) -> Callable[[Request], Asker]:
    def asker(request: Request) -> Asker:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        bearer = token.strip() if scheme.lower() == "bearer" else ""
        peer = request.client.host if request.client else ""
        who = door.asker(bearer, peer, request.headers.get(USER_HEADER, ""))
        if who is None:
            raise _Refused(401, "Sign in first.")
        return who

    return asker


def _questions(desk: Desk, door: Door) -> APIRouter:
    routes = APIRouter(prefix="/v1", responses=_PROBLEMS)
    known = Annotated[Asker, Depends(_asker(door))]

    @routes.put("/blobs/{sha256}", status_code=204, summary="Hand over an attachment")
    async def put_blob(sha256: _Digest, request: Request, who: known) -> Response:
        if not desk.questions.left(who.user, monotonic()):
            raise _Refused(429, "Too many questions. Wait a minute.")
        if not desk.blobs.put(who.user, sha256, await request.body(), monotonic()):
            raise _Refused(409, "The digest is not that of the bytes, or there is no more room.")
        return Response(status_code=204)

    @routes.post("/check", summary="May this mail be sent?")
    async def check(question: Question, who: known) -> Reply:
        if not who.may_send_as(question.sender):
            raise _Refused(403, "You may not send from this address.")
        if not desk.in_pace(who.user):
            raise _Refused(429, "Too many questions. Wait a minute.")
        return _reply(await desk.answer(who, _draft(question, desk, who.user)))

    return routes


def _pages(files: Mapping[str, bytes]) -> APIRouter:
    routes = APIRouter()

    @routes.get("/outlook/{name}", include_in_schema=False)
    async def outlook(name: str) -> Response:
        if name not in files:
            return Response(status_code=404)
        return Response(files[name], media_type=_TYPES.get(f".{name.rpartition('.')[2]}"))

    @routes.get("/health", summary="Whether the server answers")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return routes


def _draft(question: Question, desk: Desk, user: str) -> Draft:
    attachments = []
    for one in question.attachments:
        data = one.data()
        if data is None and one.sha256:
            data = desk.blobs.get(user, one.sha256, monotonic())
        if data is None:
            raise _Refused(409, "The content of an attachment is missing.")
        attachments.append(Attached(one.name, data))
    people = tuple(Person(one.address, one.name, one.type) for one in question.recipients)
    body = question.body
    return Draft(question.sender, people, question.subject, body.text, body.html, tuple(attachments))


def _reply(answer: Answer) -> Reply:
    return Reply(
        decision=answer.decision.value,
        ref=f"C-{token_hex(4)}",
        per_recipient=[
            ForRecipient(
                address=one.address,
                decision=one.decision.value,
                reasons=[Reason(label=why.label, place=why.place) for why in one.reasons],
            )
            for one in answer.recipients
        ],
        text=answer.text,
        expires=(datetime.now(UTC) + _EXPIRES).isoformat(timespec="seconds"),
    )


async def _told(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, _Refused)  # noqa: S101  # this handler is for these only
    headers = {401: {"WWW-Authenticate": "Bearer"}, 429: {"Retry-After": "60"}}.get(error.status)
    return JSONResponse(Problem(text=error.text).model_dump(), error.status, headers)


async def _malformed(request: Request, error: Exception) -> Response:
    """Say that a question cannot be read; never what stood in it."""
    del request, error
    return JSONResponse(Problem(text="The question cannot be read.").model_dump(), 422)
