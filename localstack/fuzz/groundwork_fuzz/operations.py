"""An operation of docs/openapi.yaml, and how a valid request to it is made."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from .people import People
from .wire import Request

JSON = "application/json"


@dataclass(frozen=True)
class Operation:
    """One operation of the description.

    `valid` are the statuses of a valid request, empty where nobody has said; `is_strict` operations refuse unknown members; `hashes` tells that a
    password is hashed, so that a throttle stands before it; `weight` is how often it is asked, beside others;
    `methods` are all that its path has.
    """

    label: str
    who: str = "owner"
    body: Callable[[Random, People], object] | None = None
    valid: frozenset[int] = frozenset({200})
    keyed: bool = False
    is_strict: bool = False
    media: str = JSON
    query: str = ""
    weight: float = 1.0
    hashes: bool = False
    methods: frozenset[str] = frozenset()

    @property
    def method(self) -> str:
        return self.label.split(" ")[0]

    @property
    def path(self) -> str:
        return self.label.split(" ")[1]

    def valid_or(self, *statuses: int) -> frozenset[int]:
        """The statuses of a valid request and these; none where nothing is known of the valid ones."""
        return self.valid | set(statuses) if self.valid else self.valid

    def target(self, rng: Random, people: People) -> str:
        """The path with ids of things that exist."""
        path = self.path.replace("{id}", quote(path_id(self.label, rng, people))).replace("{deploymentId}", people.deployment)
        return path.replace("{domain}", rng.choice(["www.example.com", "example.com", "xn--bcher-kva.example"]))

    def request(self, rng: Random, people: People, body: bytes | None = None, who: str | None = None) -> Request:
        """A valid request, or one with another body or of another caller."""
        who = self.who if who is None else who
        headers = []
        if self.label == "POST /api/auth/token":
            headers.append(("Authorization", b"Basic " + people.basic.encode()))
        elif who:
            headers.append(("Authorization", people.bearer(who)))
        if self.keyed:
            headers.append(("Idempotency-Key", f"{people.run}-{rng.getrandbits(80):x}".encode()))
        if self.body:
            if body is None:
                body = encoded(self.body(rng, people))
            headers.append(("Content-Type", self.media.encode()))
        target = self.target(rng, people) + ("?" + self.query if self.query else "")
        return Request(self.method, target.encode(), tuple(headers), body or b"")


def encoded(body: object) -> bytes:
    """JSON, unless it is bytes already."""
    return body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()


def path_id(label: str, rng: Random, people: People) -> str:
    """An id that stands in the path of an operation."""
    method, path = label.split(" ")
    if method == "DELETE" and path == "/api/apps/{id}":
        return rng.choice(people.created)
    if path.startswith("/api/apps/{id}"):
        running = "deployment" in path or "logs" in path or "source" in path
        return people.app if running else rng.choice(people.apps)
    if path.startswith("/api/credits/holds"):
        return rng.choice(people.holds)
    if path.startswith("/api/auth/users"):
        return people.operated.id
    return "ses_01ARZ3NDEKTSV4RRFFQ69G5FAV"
