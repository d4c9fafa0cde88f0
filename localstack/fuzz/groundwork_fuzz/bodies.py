"""Bodies that no schema describes: JSON that is none, JSON that is two, members given twice, bytes that are no text, values of another kind."""

import json
from collections.abc import Iterator
from random import Random

from . import values
from .case import Case
from .operations import JSON, Operation
from .people import People

_BAD = frozenset({400})
_REFUSED = frozenset({400, 422})
# At sign-in, and where any text is taken for an address or a token, it matches nothing.
_SURROGATE = frozenset({400, 401, 404, 422})
_SURROGATE_MATCHES_NOTHING = {"POST /api/auth/logout": frozenset({204}), "POST /api/auth/forgot-password": frozenset({202})}


def generate(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    """Endless cases; the same generator gives the same ones."""
    if operation.media != JSON:
        while True:
            yield _raw(rng, operation, people)
    while True:
        body = operation.body(rng, people)
        maker = rng.choices(
            [_no_json, _not_utf8, _numbers, _types, _texts, _members, _content_type, _roots, _times], [6, 2, 4, 4, 5, 4, 2, 1, 1]
        )[0]
        name, data, allowed, media = maker(rng, operation, body)
        request = operation.request(rng, people, data)
        if media is not None:
            request = request.without("content-type")
            if media:
                request = request.with_header("Content-Type", media)
        yield Case("body: " + name, operation, request, _with_throttle(operation, allowed))


def _with_throttle(operation: Operation, allowed: frozenset[int]) -> frozenset[int]:
    return allowed | {429} if allowed and operation.hashes else allowed


def _raw(rng: Random, operation: Operation, people: People) -> Case:
    data = rng.choice(
        [
            b"",
            b"\x00",
            rng.randbytes(rng.randint(1, 2000)),
            b"PK\x03\x04" + rng.randbytes(40),
            people.zip[:-1],
            people.zip[:40],
            people.zip + b"x",
        ]
    )
    if "form" in operation.media:
        data = rng.choice([data, *values.FORMS])
    return Case("body: bytes", operation, operation.request(rng, people, data))


def _compact(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _no_json(rng: Random, operation: Operation, body: dict):
    text = _compact(body).decode()
    name = next(iter(body), "a")
    member = f"{json.dumps(name)}:{json.dumps(body.get(name, 1))}"
    variants = {
        "given twice": "{" + member + "," + (text[1:] if body else member + "}"),
        "given twice by escapes": "{"
        + member.replace(name, "\\u%04x%s" % (ord(name[0]), name[1:]), 1)
        + ","
        + (text[1:] if body else member + "}"),
        "given twice deep inside": text[:-1] + ("," if body else "") + '"x-new":[{"a":{"b":1,"b":2}}]}',
        "text after it": text + rng.choice(["garbage", "{}", text, "\x00", ",", "]", "}", "null", "\ufeff", " 1", '"']),
        "text before it": rng.choice(["x", "\x00", ",", "[", "{", ")]}',\n", "1 "]) + text,
        "cut": text[: rng.randrange(0, len(text) - 1) or 1],
        "comma at the end": text[:-1] + ",}",
        "comment": rng.choice(["/* a */" + text, text + "// a", "# a\n" + text, text.replace(":", ":/**/", 1) if body else "/**/{}"]),
        "single quotes": "{'a':1}",
        "no quotes": "{a:1}",
        "no colon": '{"a" 1}',
        "bad escape": '{"a":"\\%s"}' % rng.choice(["x", "u12", "u00zz", "U0001", "'", "0", "ud8"]),
        "raw control character": '{"a":"%s"}' % rng.choice(["\x00", "\x01", "\n", "\t", "\x1f"]),
        "no number": '{"a":%s}' % rng.choice(values.NO_NUMBERS),
        "no literal": '{"a":%s}' % rng.choice(["True", "nil", "undefined", "tru", "nulll", "NULL", "None"]),
        "no white space": rng.choice(["\u00a0", "\u2003", "\u2028", "\x0b", "\x0c"]) + text,
        "only white space": rng.choice([" ", "\n", "\r\n\t"]),
    }
    name = rng.choice(list(variants))
    return name, variants[name].encode(), _BAD, None


def _not_utf8(rng: Random, operation: Operation, body: dict):
    text = _compact(body)
    bad = rng.choice(values.NO_UTF8)
    if rng.random() < 0.5:
        return "no UTF-8", text[:-1] + (b"," if body else b"") + b'"x-new":"' + bad + b'"}', _BAD, None
    if rng.random() < 0.5 and body:
        cut = text.rindex(b'"') if b'"' in text else len(text) - 1
        return "no UTF-8 in a member", text[:cut] + bad + text[cut:], _BAD, None
    encoding = rng.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7", "cp037"])
    return "other encoding", _compact(body).decode().encode(encoding) if encoding != "utf-7" else b"+AHs-+AH0-", _BAD, None


def _replaced(body: dict, name: str, value: str) -> bytes:
    rest = {other: v for other, v in body.items() if other != name}
    start = _compact(rest)[:-1].decode()
    # A lone surrogate stands as an escape in the text and not as bytes.
    return (start + ("," if rest else "") + json.dumps(name) + ":" + value + "}").encode()


def _member(rng: Random, body: dict) -> str:
    return rng.choice(list(body) or ["a"])


def _numbers(rng: Random, operation: Operation, body: dict):
    return "number", _replaced(body, _member(rng, body), rng.choice(values.NUMBERS)), frozenset(), None


def _types(rng: Random, operation: Operation, body: dict):
    return "other type", _replaced(body, _member(rng, body), rng.choice(values.OTHER_TYPES)), frozenset(), None


def _times(rng: Random, operation: Operation, body: dict):
    if not operation.label.endswith("grants"):
        return _types(rng, operation, body)
    if rng.random() < 0.7:
        return "time refused", _replaced(body, "expiresAt", json.dumps(rng.choice(values.TIMES_REFUSED))), frozenset({422}), None
    return "time", _replaced(body, "expiresAt", json.dumps(rng.choice(values.TIMES_IN_RANGE + values.TIMES_IN_DOUBT))), frozenset(), None


def _texts(rng: Random, operation: Operation, body: dict):
    if rng.random() < 0.25:
        name = rng.choice([n for n, v in body.items() if isinstance(v, str)] or ["x"])
        lone = rng.choice(values.LONE_SURROGATES)
        return (
            "lone surrogate",
            _replaced(body, name, lone),
            _SURROGATE | _SURROGATE_MATCHES_NOTHING.get(operation.label, frozenset()) if name in body else frozenset(),
            None,
        )
    return (
        "text",
        _replaced(body, _member(rng, body), json.dumps(rng.choice(values.TEXTS), ensure_ascii=rng.random() < 0.5)),
        frozenset(),
        None,
    )


def _members(rng: Random, operation: Operation, body: dict):
    kind = rng.randrange(7)
    if kind == 0 and body:
        name = _member(rng, body)
        return "member missing", _compact({n: v for n, v in body.items() if n != name}), frozenset(), None
    if kind == 1:
        depth = rng.choice([10, 100, 999, 1001, 5000, 50_000])
        opened, closed = rng.choice([("[", "]"), ('{"a":', "}")])
        return "deep", _replaced(body, "x-new", opened * depth + "1" + closed * depth), frozenset(), None
    if kind == 2:
        return "too large", _replaced(body, "x-new", '"' + "a" * rng.choice([262_144, 300_000, 1_000_000]) + '"'), frozenset({413}), None
    if kind == 3:
        return "many members", _compact(body | {f"x{i}": i for i in range(5000)}), frozenset(), None
    if kind == 4:
        name = rng.choice(values.UNKNOWN_MEMBERS)
        unknown = name not in body
        allowed = frozenset({422}) if operation.is_strict and unknown and name not in ("complexity", "quote") else frozenset()
        return "unknown member", _replaced(body, name, json.dumps(rng.choice([None, 1, "x", True, [], {}]))), allowed, None
    if kind == 5 and body:
        name = _member(rng, body)
        changed = rng.choice([name.upper(), name + " ", " " + name, name.capitalize(), name + "\u0000", name.replace("a", "а")])
        if changed == name:
            changed = name + "x"
        return "member misspelled", _compact({changed if n == name else n: v for n, v in body.items()}), frozenset(), None
    return "white space around it", rng.choice([b" ", b"\r\n\t ", b"\n" * 5000]) + _compact(body) + b" \n", operation.valid, None


def _content_type(rng: Random, operation: Operation, body: dict):
    text = _compact(body)
    if rng.random() < 0.5:
        return "content type of JSON", text, operation.valid, rng.choice(values.TYPES_OF_JSON)
    return "other content type", text, frozenset({415}), rng.choice(values.OTHER_MEDIA_TYPES)


def _roots(rng: Random, operation: Operation, body: dict):
    data = rng.choice(["null", "[]", '"x"', "1", "true", "[{}]", "{}", "", "[[]]", json.dumps([body]), json.dumps(json.dumps(body))])
    return "other root", data.encode(), _REFUSED if data[:1] not in ("{", "") else frozenset(), None
