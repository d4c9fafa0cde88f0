"""Query parameters: given twice, empty, out of range, cursors that were changed or belong to somebody else."""

from collections.abc import Iterator
from random import Random
from urllib.parse import quote

from . import values
from .case import Case
from .operations import Operation
from .people import People
from .wire import Request

LIMITS_REFUSED = [
    "0",
    "-1",
    "101",
    "1001",
    "1e1",
    "1.0",
    "",
    " 1",
    "1 ",
    "+1",
    "0x1",
    "NaN",
    "2147483648",
    "99999999999999999999",
    "١",
    "1,2",
    "null",
    "1" * 3000,
]
_REFUSED = frozenset({422})


class Queries:
    """Cases of the operations that have query parameters."""

    def __init__(self, document: dict):
        self.names = {
            f"{method.upper()} {path}": [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"]
            for path, item in document["paths"].items()
            for method, operation in item.items()
        }

    def generate(self, rng: Random, operation: Operation, people: People) -> Iterator[Case]:
        """Endless cases; the same generator gives the same ones."""
        names = self.names[operation.label]
        makers = [(_nonsense, 2)]
        if operation.who == "owner" or operation.label.startswith("GET /api/apps"):
            makers += [(_twice, 2)] if names else []
            makers += [(_limit, 2)] if "limit" in names else []
            makers += [(_cursor, 3)] if "cursor" in names else []
            makers += [(_time, 3)] if {"from", "since"} & set(names) else []
            makers += [(_word, 2)] if "type" in names else []
        while True:
            name, query, allowed = rng.choices([m for m, _ in makers], [w for _, w in makers])[0](rng, names, people, operation)
            request = operation.request(rng, people)
            if operation.query and operation.query.split("=")[0].encode() + b"=" not in query:
                query = operation.query.encode() + b"&" + query
            yield Case(
                "query: " + name,
                operation,
                Request(request.method, request.target.split(b"?")[0] + b"?" + query, request.headers, request.body),
                allowed,
            )


def _text(text: str) -> bytes:
    return quote(text, safe="").encode()


def _nonsense(rng: Random, names: list[str], people: People, operation: Operation):
    pieces = [
        b"%",
        b"%zz=1",
        b"a=%ff",
        b"a=%00",
        b"=",
        b"&&",
        b"a&b&c",
        b"a=b;c=d",
        b"a[]=1",
        b"a[b]=c",
        b"?",
        b"a=b?c",
        b"%00=1",
        b"a=" + b"b" * 3000,
        "ä=ö".encode(),
        b"a==b",
        b"access_token=" + people.owner.token.encode(),
        b"+=+",
        b"a=%u0041",
    ]
    if names:
        name = rng.choice(names).encode()
        pieces += [
            name + b"=" + piece for piece in (b"%zz", b"%ff", b"%00", b"%", b"", "ä".encode(), _text(rng.choice(values.TEXTS[:60])))
        ] + [name, name.upper() + b"=1", name + b"[]=1", b"%" + name.hex()[:2].encode() + name[1:] + b"=x"]
    return "nonsense", rng.choice(pieces), frozenset()


def _twice(rng: Random, names: list[str], people: People, operation: Operation):
    name = rng.choice(names)
    good = {
        "limit": "1",
        "from": "2026-01-01T00:00:00Z",
        "to": "2026-02-01T00:00:00Z",
        "since": "2026-01-01T00:00:00Z",
        "type": "consume",
        "cursor": people.cursors[0],
        "action": "consume",
    }
    if "logs" in operation.path:
        good["type"] = "build"
    pair = f"{name}={_text(good.get(name, 'x')).decode()}".encode()
    second = rng.choice([pair, name.encode() + b"=", name.encode(), b"%" + name[:1].encode().hex().encode() + name[1:].encode() + b"=1"])
    return "given twice", pair + b"&" + second, _REFUSED


def _limit(rng: Random, names: list[str], people: People, operation: Operation):
    text = rng.choice([t for t in LIMITS_REFUSED if t != "101" or "logs" not in operation.path])
    return "limit", b"limit=" + _text(text), _REFUSED


def _cursor(rng: Random, names: list[str], people: People, operation: Operation):
    cursor = rng.choice(people.cursors)
    kind = rng.randrange(4)
    if kind == 0:
        place = rng.randrange(len(cursor))
        other = "A" if cursor[place] != "A" else "B"
        # The last character of base64 may hold bits that belong to no byte.
        changed = cursor[:place] + other + cursor[place + 1 :] if place < len(cursor) - 1 else cursor + "AAAA"
        return "cursor changed", b"cursor=" + _text(changed), frozenset({400})
    if kind == 1:
        return "cursor cut", b"cursor=" + _text(cursor[: rng.randrange(1, len(cursor) - 2)]), frozenset({400})
    if kind == 2 and operation.label != "GET /api/credits/history":
        return "cursor of another list", b"cursor=" + _text(people.cursors[0]), frozenset({400})
    if kind == 2:
        return "cursor of somebody else", b"cursor=" + _text(people.cursor_of_other), frozenset({400})
    return (
        "cursor",
        b"cursor="
        + _text(rng.choice(["null", "0", "e30", "eyJwayI6e319", "AAAA", "a" * 3000, "😀", "=", "../..", "\x00", cursor.swapcase()])),
        frozenset({400}),
    )


def _time(rng: Random, names: list[str], people: People, operation: Operation):
    name = rng.choice([n for n in ("from", "to", "since") if n in names]).encode()
    if rng.random() < 0.6:
        return "time refused", name + b"=" + _text(rng.choice(values.TIMES_REFUSED)), _REFUSED
    query = b"&".join(
        n.encode() + b"=" + _text(rng.choice(values.TIMES_IN_RANGE + values.TIMES_IN_DOUBT)) for n in ("from", "to", "since") if n in names
    )
    return "time", query, frozenset()


def _word(rng: Random, names: list[str], people: People, operation: Operation):
    word = rng.choice(
        [
            "nonsense",
            "CONSUME",
            "consume,nonsense",
            "consume,",
            ",",
            " consume",
            "consume ",
            "build,runtime",
            "BUILD",
            "null",
            "*",
            "consume;bonus",
            "ＣＯＮＳＵＭＥ",
            "\u0000",
        ]
    )
    return "unknown word", b"type=" + _text(word), _REFUSED
