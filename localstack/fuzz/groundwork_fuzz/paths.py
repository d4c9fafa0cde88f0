"""Paths that lead nowhere, and methods that a path does not have."""

from collections.abc import Iterator
from random import Random

from .case import Case
from .operations import Operation
from .people import People
from .wire import Request

NOWHERE = frozenset({400, 401, 404, 405, 415, 422, 403, 429})
PIECES = [
    b"%", b"%z", b"%zz", b"%2", b"%%", b"%00", b"%ff", b"%c0%af", b"%ed%a0%80", b"%2e%2e", b"%2f", b"%5c", b"%25zz", b"%u0041", b"%0d%0aX-A:b", b"%20", b"+", b";a=b", b";",
    b"@", b":", b"~", b"'", b"|", b"^", b"`", b"{id}", b"[", b"]", b"<", b">", b"\\", b'"', b"*", b"!", b"$", b"(", b",", b"=", b"&", b"...", b"a" * 300, b"a" * 3000,
    "ä".encode(), "名".encode(), "😀".encode(), b"%F0%9F%98%80", b"%E2%80%AE", b"null", b"undefined", b"0", b"-1", b"NaN", b"true", b"USER%23x", b"APP%23x",
    b"app_01ARZ3NDEKTSV4RRFFQ69G5FAV", b"app_01arz3ndektsv4rrffq69g5fav", b"app_81ARZ3NDEKTSV4RRFFQ69G5FAV", b"app_", b"app_01ARZ3NDEKTSV4RRFFQ69G5FAVX", b"usr_01ARZ3NDEKTSV4RRFFQ69G5FAV",
]  # fmt: skip
# Dots and empty segments are resolved, and raw bytes refused, before any route is looked for.
OF_HTTP = [
    b"..",
    b".",
    b"",
    b"/..",
    b"..;/",
    b"%2e",
    b"\x00",
    b" ",
    b"\xff",
    b"\xc3",
    b"a" * 9000,
    b"a" * 70_000,
    b"#x",
    b"\x01",
    b"\x7f",
    b"\t",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "get", "X", "PURGE", "LINK"]


def generate(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    """Endless cases; the same generator gives the same ones."""
    while True:
        yield rng.choices([_segment, _of_http, _method, _case], [6, 2, 3, 1])[0](rng, operation, people)


def _changed(rng: Random, operation: Operation, people: People, piece: bytes) -> Request:
    request = operation.request(rng, people)
    path, mark, query = request.target.partition(b"?")
    segments = path.split(b"/")
    place = rng.randrange(3, len(segments) + 1) if len(segments) > 3 else len(segments)
    if place == len(segments) or rng.random() < 0.3:
        segments.insert(place, piece)
    elif rng.random() < 0.5:
        segments[place] = piece
    else:
        segments[place] += piece
    return Request(request.method, b"/".join(segments) + mark + query, request.headers, request.body)


def _segment(rng: Random, operation: Operation, people: People) -> Case:
    request = _changed(rng, operation, people, rng.choice(PIECES))
    return Case("path", operation, request, is_http=b"a" * 3000 not in request.target)


def _of_http(rng: Random, operation: Operation, people: People) -> Case:
    return Case("path: of HTTP", operation, _changed(rng, operation, people, rng.choice(OF_HTTP)), is_http=False)


def _method(rng: Random, operation: Operation, people: People) -> Case:
    request = operation.request(rng, people)
    method = rng.choice([m for m in METHODS if m.upper() not in operation.methods])
    # Of these API Gateway hands on what a path may have; others may be answered before.
    is_known = operation.path.startswith("/api/") and method in ("GET", "POST", "PUT", "PATCH", "DELETE")
    allowed = frozenset({405}) if is_known else frozenset()
    return Case("path: method", operation, Request(method, request.target, request.headers, request.body), allowed, is_http=is_known)


def _case(rng: Random, operation: Operation, people: People) -> Case:
    request = operation.request(rng, people)
    changed = rng.choice(
        [
            bytes.upper,
            bytes.title,
            lambda t: t + b"/",
            lambda t: t.replace(b"/", b"//", 2),
            lambda t: t + b"?",
            lambda t: t + b"?a=b",
            lambda t: t.replace(b"a", b"%61", 1),
        ]
    )
    return Case("path: spelling", operation, Request(request.method, changed(request.target), request.headers, request.body), is_http=False)
