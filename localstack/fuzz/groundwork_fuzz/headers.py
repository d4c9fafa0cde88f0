"""Headers that must not change what a request means, and headers that have to be refused."""

from collections.abc import Iterator
from random import Random

from .case import Case
from .operations import Operation
from .people import People

# Sent beside a valid request, which is answered as without them.
HARMLESS = [
    ("Accept-Charset", [b"us-ascii", b"ISO-8859-1,utf-8;q=0.7,*;q=0.7", b";", b",", b"*;q=0", b"nonsense", b"utf-16", b"\xff"]),
    ("Accept-Language", [b"de", b"xx-invalid-tag-that-is-far-too-long", b"*", b";q=1", b"en;q=a", b"\xe4", b"a" * 3000]),
    ("Accept-Encoding", [b"gzip", b"br;q=1.0, *;q=0", b"identity;q=0", b"nonsense"]),
    ("X-HTTP-Method-Override", [b"DELETE", b"GET", b"nonsense"]),
    ("X-HTTP-Method", [b"DELETE"]),
    ("X-Method-Override", [b"PUT"]),
    ("X-Forwarded-For", [b"8.8.8.8", b"127.0.0.1, ::1", b"' OR 1=1", b"a" * 2000]),
    ("X-Forwarded-Host", [b"evil.example"]),
    ("X-Forwarded-Proto", [b"https", b"gopher"]),
    ("X-Forwarded-Prefix", [b"/evil"]),
    ("Forwarded", [b'for="[::1]";host=evil.example;proto=https', b"for=", b";;;"]),
    ("X-Original-URL", [b"/api/auth/me"]),
    ("X-Rewrite-URL", [b"/api/auth/me"]),
    ("X-Request-Id", [b"mine", b"a\tb", b"\xff\xfe"]),
    ("X-Amzn-Trace-Id", [b"Root=1-67891233-abcdef012345678912345678", b"nonsense", b"Root=;Self=;;"]),
    ("traceparent", [b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", b"ff-x"]),
    ("User-Agent", [b"", b"a" * 300, b"\xf0\x9f\x98\x80" * 80, b"${jndi:ldap://x}", b"\xff\xfe", b"x" * 255 + b"\xf0\x9f\x98\x80"]),
    ("Referer", [b"https://evil.example/?a=b", b"nonsense", b"\xff"]),
    ("If-None-Match", [b"*", b'"x"']),
    ("If-Match", [b'"x"']),
    ("If-Modified-Since", [b"Sat, 01 Jan 2050 00:00:00 GMT", b"nonsense"]),
    ("Range", [b"bytes=0-0", b"bytes=9-1", b"nonsense"]),
    ("Prefer", [b"return=minimal"]),
    ("Cache-Control", [b"only-if-cached", b"no-store"]),
    ("Cookie", [b"a=b", b"=", b";;;", b"__Host-refresh", b"__Secure-refresh=; a", b"\xff=\xfe", b"a=" + b"b" * 3000, b"$Version=1; a=b"]),
    ("X-Nonsense", [b"", b"\xff", b"a" * 4000, b'"', b"a\tb"]),
    ("DNT", [b"1"]),
    ("Priority", [b"u=9, x"]),
    ("Sec-Fetch-Site", [b"cross-site"]),
    ("Upgrade-Insecure-Requests", [b"1"]),
    ("Pragma", [b"no-cache"]),
    ("Date", [b"nonsense", b"Thu, 01 Jan 1970 00:00:00 GMT"]),
    ("From", [b"\xe4@b"]),
]

KEYS_REFUSED = [b"", b" ", b"a" * 256, b"a" * 5000, b"\xc3\xa4", b"\xff", b"a\tb", b"\xf0\x9f\x98\x80"]

# What a server of HTTP may refuse before the API sees it, as API Gateway does with control characters (RFC 9110 section 5.5); the answer is
# judged by its status alone.
OF_HTTP = [
    ("Expect", [b"100-continue", b"nonsense", b"100-continue, x"]),
    ("Host", [b"evil.example", b"", b"a b", b"[::1]:3000", b"127.0.0.1:99999", b"\xff", b"a" * 300]),
    ("Connection", [b"close", b"keep-alive, x", b"upgrade", b"content-type"]),
    ("Upgrade", [b"websocket", b"h2c"]),
    ("TE", [b"trailers, deflate;q=0.5", b"nonsense"]),
    ("Transfer-Encoding", [b"identity", b"chunked, gzip", b"nonsense", b"xchunked"]),
    ("Content-Length", [b"-1", b"x", b"+1", b"0x10", b"99999999999999999999"]),
    ("X-Long", [b"a" * 9000, b"a" * 70_000]),
    ("Bad Name", [b"x"]),
    ("X-Control", [b"\x01", b"a\x00b", b"a\rb", b"a\nb"]),
    ("Idempotency-Key", [b"\x01", b"a\x7fb"]),
]


def generate(rng: Random, operation: Operation, people: People) -> Iterator[Case]:
    """Endless cases; the same generator gives the same ones."""
    while True:
        maker = rng.choices([_harmless, _key, _of_http, _accept, _coding, _origin], [8, 3 if operation.keyed else 0, 2, 2, 1, 1])[0]
        yield maker(rng, operation, people)


def _harmless(rng: Random, operation: Operation, people: People) -> Case:
    request = operation.request(rng, people)
    for name, texts in rng.sample(HARMLESS, rng.choice([1, 1, 2, 5])):
        request = request.with_header(name, rng.choice(texts))
    return Case("header: harmless", operation, request, operation.valid)


def _key(rng: Random, operation: Operation, people: People) -> Case:
    request = operation.request(rng, people)
    if rng.random() < 0.3:
        return Case("header: two keys", operation, request.with_header("Idempotency-Key", b"another"), frozenset({400}))
    request = request.without("idempotency-key")
    if rng.random() < 0.2:
        return Case("header: no key", operation, request, frozenset({400}))
    return Case("header: bad key", operation, request.with_header("Idempotency-Key", rng.choice(KEYS_REFUSED)), frozenset({400}))


def _of_http(rng: Random, operation: Operation, people: People) -> Case:
    name, texts = rng.choice(OF_HTTP)
    return Case("header: of HTTP", operation, operation.request(rng, people).with_header(name, rng.choice(texts)), is_http=False)


def _accept(rng: Random, operation: Operation, people: People) -> Case:
    request = operation.request(rng, people)
    if rng.random() < 0.6:
        text = rng.choice(
            [
                b"*/*",
                b"application/json",
                b"APPLICATION/JSON",
                b"application/*",
                b"text/html, */*;q=0.1",
                b"application/json;q=0.5, application/problem+json",
            ]
        )
        return Case("header: Accept", operation, request.with_header("Accept", text), operation.valid)
    text = rng.choice(
        [
            b"",
            b";",
            b",",
            b"text/html",
            b"nonsense",
            b"*",
            b"application/json;q=0",
            b"*/*;q=0",
            b"text/csv;q=0",
            b"a/b;q=x",
            b"\xff",
            b"application/json;q=2",
            b"text/*",
            b"TEXT/CSV",
            b"a" * 3000,
            b"*/json",
            b"application/json;;;=",
            b'application/json;a="',
        ]
    )
    return Case("header: other Accept", operation, request.with_header("Accept", text))


def _coding(rng: Random, operation: Operation, people: People) -> Case:
    coding = rng.choice([b"gzip", b"br", b"identity", b"nonsense", b"deflate, gzip", b"aws-chunked", b""])
    return Case("header: Content-Encoding", operation, operation.request(rng, people).with_header("Content-Encoding", coding))


def _origin(rng: Random, operation: Operation, people: People) -> Case:
    origin = rng.choice(
        [b"null", b"https://evil.example", b"", b"http://127.0.0.1", b"\xff", b"nonsense", b"http://127.0.0.1:3000.evil.example"]
    )
    return Case("header: Origin", operation, operation.request(rng, people).with_header("Origin", origin), operation.valid_or(403))
