"""Requests of somebody else: nobody, a stranger, a service for a user, an old or a changed token."""

import base64
from collections.abc import Iterator
from random import Random

from .case import Case
from .operations import Operation
from .people import People

_NOBODY = frozenset({401})
_WRONG_KIND = frozenset({401, 403})


def generate(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    """Endless cases; the same generator gives the same ones."""
    while True:
        yield from _protected(rng, operation, people) if operation.who else _public(rng, operation, people)


def _protected(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    request = operation.request(rng, people)
    bare = request.without("authorization")
    good = people.bearer(operation.who)

    def case(kind: str, allowed: frozenset[int], *authorization: bytes) -> Case:
        sent = bare
        for value in authorization:
            sent = sent.with_header("Authorization", value)
        return Case("credentials: " + kind, operation, sent, allowed)

    yield case("none", _NOBODY)
    yield case("expired", _NOBODY, people.bearer("expired"))
    yield case("changed", _NOBODY, _changed(rng, good))
    yield case(
        "no token",
        _NOBODY,
        rng.choice(
            [
                b"",
                b"Bearer",
                b"Bearer ",
                b"Bearer x",
                b"Bearer a.b.c",
                b"Bearer ..",
                b"Bearer " + b"a" * 4000,
                b"Basic " + people.basic.encode(),
                b"Digest x",
                b"\xff",
                b"Bearer \xff",
                b"Token " + good[7:],
                b"Bearer " + people.owner.refresh_token.encode(),
                b"Bearer null",
            ]
        ),
    )
    yield case("no algorithm", _NOBODY, b"Bearer " + _unsigned(good))
    yield case("twice", operation.valid_or(400, 401), good, good)
    yield case("in lower case", operation.valid_or(401), b"bearer " + good[7:])
    if operation.who == "service":
        yield case("of a user", _WRONG_KIND, people.bearer("owner"))
    else:
        yield case("of a service", _WRONG_KIND, people.bearer("service"))
        if "{id}" in operation.path:
            yield case("of a stranger", frozenset({404}), people.bearer("target"))


def _public(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    request = operation.request(rng, people)
    if operation.label == "POST /api/auth/token":
        bad = rng.choice(
            [
                b"",
                b"Basic",
                b"Basic x",
                b"Basic " + base64.b64encode(b"cli_x:y"),
                b"Basic " + base64.b64encode(b"\xff:\xff"),
                b"Basic " + base64.b64encode(b"noColon"),
                b"Bearer x",
                b"Basic ====",
                b"Basic " + base64.b64encode(b"%zz:%00"),
            ]
        )
        yield Case(
            "credentials: wrong client",
            operation,
            request.without("authorization").with_header("Authorization", bad),
            frozenset({400, 401}),
        )
    else:
        # A stale token is no reason to refuse what everybody may do. At logout it would end the session of the run's own user.
        stale = b"Bearer x" if operation.label == "POST /api/auth/logout" else rng.choice([b"Bearer x", people.bearer("expired")])
        sent = request.without("authorization").with_header("Authorization", stale)
        yield Case("credentials: needless", operation, sent, operation.valid_or(401))


def _changed(rng: Random, bearer: bytes) -> bytes:
    place = rng.randrange(10, len(bearer) - 3)
    return bearer[:place] + (b"A" if bearer[place : place + 1] != b"A" else b"B") + bearer[place + 1 :]


def _unsigned(bearer: bytes) -> bytes:
    header = base64.urlsafe_b64encode(b'{"alg":"none","typ":"at+jwt"}').rstrip(b"=")
    return header + b"." + bearer[7:].split(b".")[1] + b"."
