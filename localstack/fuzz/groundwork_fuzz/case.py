"""A request with what is right for it."""

from dataclasses import dataclass
from typing import Any

from .operations import Operation
from .wire import Request


@dataclass(frozen=True)
class Case:
    """One request to judge.

    `allowed` are the statuses that are right, empty where any but 5xx is; `is_http` is false for what the server may refuse before the API sees it.
    """

    kind: str
    operation: Operation
    request: Request
    allowed: frozenset[int] = frozenset()
    is_http: bool = True
    generated: Any = None

    @property
    def is_write(self) -> bool:
        """Tells whether a success writes."""
        return self.request.method not in ("GET", "HEAD", "OPTIONS")

    @property
    def may_write(self) -> bool:
        """Tells whether the answer could be a success that writes."""
        return self.is_write and (not self.allowed or any(status < 400 for status in self.allowed))
