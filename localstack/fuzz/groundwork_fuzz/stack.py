"""A stack of its own on a free port, or one that runs already on this machine."""

import ipaddress
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from .wire import Request, Wire

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 900


class Stack:
    """Where requests go. Only loopback is allowed: what is sent would be an attack anywhere else."""

    def __init__(self, url: str | None):
        self.process = None
        self.folder = None
        self.url = url or self._start()
        parts = urlsplit(self.url)
        if parts.scheme != "http" or not parts.port or not _is_loopback(parts.hostname or ""):
            raise SystemExit("fuzz: --url has to be http on a loopback address with a port, such as http://127.0.0.1:3000")
        self.wire = Wire(parts.hostname, parts.port)
        self.status = self.control("GET", "status")

    def control(self, method: str, path: str, body: object = None) -> dict:
        """Calls the control API."""
        headers = (("Content-Type", b"application/json"),)
        answer = self.wire.send(
            Request(method, b"/_local/" + path.encode(), headers, json.dumps(body).encode() if body is not None else b"")
        )
        if answer.status >= 300 or answer.status == 0:
            raise SystemExit(f"fuzz: {method} /_local/{path} answered {answer.status}: {answer.body[:200]!r}")
        return json.loads(answer.body or b"{}")

    def lines_of(self, request_id: str) -> list[str]:
        """What the functions logged about a request."""
        return [line["line"] for line in self.control("GET", "logs")["items"] if request_id and request_id in line["line"]]

    def stop(self) -> None:
        """Ends the stack, if it is this one's."""
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> str:
        self.folder = Path(tempfile.mkdtemp(prefix="groundwork-fuzz-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = os.environ | {"GROUNDWORK_HOME": str(self.folder / "home"), "GROUNDWORK_PORT": str(port)}
        with open(self.folder / "out", "wb") as out, open(self.folder / "err", "wb") as err:
            # In a session of its own: Ctrl-C ends the requests first, then the stack.
            self.process = subprocess.Popen([ROOT / "groundwork", "up"], stdout=out, stderr=err, env=environment, start_new_session=True)
        deadline = time.monotonic() + START_SECONDS
        try:
            while time.monotonic() < deadline and self.process.poll() is None:
                for line in (self.folder / "out").read_text().splitlines():
                    if line.startswith("ready "):
                        return line.split()[1]
                time.sleep(0.2)
            words = (self.folder / "err").read_text()
        except BaseException:
            self.stop()
            raise
        self.stop()
        raise SystemExit("fuzz: the stack did not start:\n" + words)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
