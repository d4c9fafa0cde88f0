"""Requests as bytes and their answers. No HTTP library stands between a case and the socket, since it would correct what is wrong on purpose."""

import http.client
import socket
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace

TIMEOUT_SECONDS = 40
OPEN_CONNECTIONS = 16
IDLE_SECONDS = 5


@dataclass(frozen=True)
class Request:
    """One request; the host, the length of the body and the connection's header are added when it is sent."""

    method: str
    target: bytes
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""

    def with_header(self, name: str, value: bytes) -> "Request":
        """The same request with one more header."""
        return replace(self, headers=(*self.headers, (name, value)))

    def without(self, name: str) -> "Request":
        """The same request without a header."""
        return replace(self, headers=tuple(h for h in self.headers if h[0].lower() != name))


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 where the connection ended without an answer."""

    status: int
    headers: dict[str, list[str]] = field(default_factory=dict)
    body: bytes = b""
    millis: float = 0

    def header(self, name: str) -> str:
        """The header's first value, empty without one."""
        return next(iter(self.headers.get(name, [])), "")


class Wire:
    """Connections to one server on loopback, one for each address that requests come from."""

    def __init__(self, host: str, port: int):
        self.host, self.port = host, port
        self.open: OrderedDict[str, tuple[socket.socket, float]] = OrderedDict()

    def send(self, request: Request, source: str = "127.0.0.1") -> Answer:
        """Sends a request from an address of 127.0.0.0/8 and reads the answer to its end."""
        started = time.monotonic()
        connection = self._connection(source)
        try:
            try:
                connection.sendall(self._bytes(request))
            except (BrokenPipeError, ConnectionResetError):
                pass  # An answer may have been sent before the whole request was read.
            response = http.client.HTTPResponse(connection, method=request.method)
            response.begin()
            body = response.read()
        except (http.client.HTTPException, OSError) as fault:
            connection.close()
            return Answer(0, {}, repr(fault).encode(), (time.monotonic() - started) * 1000)
        headers: dict[str, list[str]] = {}
        for name, value in response.getheaders():
            headers.setdefault(name.lower(), []).append(value)
        if response.will_close or request.without("connection") != request:
            connection.close()
        else:
            self.open[source] = (connection, time.monotonic())
        return Answer(response.status, headers, body, (time.monotonic() - started) * 1000)

    def close(self) -> None:
        """Ends all connections."""
        for connection, _ in self.open.values():
            connection.close()
        self.open.clear()

    def _connection(self, source: str) -> socket.socket:
        kept = self.open.pop(source, None)
        if kept and time.monotonic() - kept[1] < IDLE_SECONDS:
            return kept[0]
        if kept:
            kept[0].close()
        while len(self.open) >= OPEN_CONNECTIONS:
            self.open.popitem(last=False)[1][0].close()
        connection = socket.create_connection((self.host, self.port), TIMEOUT_SECONDS, (source, 0))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _bytes(self, request: Request) -> bytes:
        names = {name.lower() for name, _ in request.headers}
        lines = [request.method.encode() + b" " + request.target + b" HTTP/1.1"]
        if "host" not in names:
            lines.append(f"Host: {self.host}:{self.port}".encode())
        lines += [name.encode("latin-1") + b": " + value for name, value in request.headers]
        if names.isdisjoint({"content-length", "transfer-encoding"}) and (request.body or request.method in ("POST", "PUT", "PATCH")):
            lines.append(b"Content-Length: " + str(len(request.body)).encode())
        return b"\r\n".join(lines) + b"\r\n\r\n" + request.body
