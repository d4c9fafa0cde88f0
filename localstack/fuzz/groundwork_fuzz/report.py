"""What is printed: progress, each failing case as a curl command, and the counts at the end."""

import json
import re
import sys
import tempfile
import time
from collections import Counter

from .case import Case
from .people import People
from .stack import Stack
from .wire import Answer, Request

PROGRESS_SECONDS = 10
SHOWN = 100
LONGEST_BODY = 2000


class Report:
    """Counts of what was sent, and what was wrong. Findings of one kind are shown once and counted."""

    def __init__(self, seed: int, requests: int, stack: Stack, people: People):
        self.seed, self.requests, self.stack, self.people = seed, requests, stack, people
        self.sent = self.compared = self.not_compared = 0
        self.statuses: Counter[int] = Counter()
        self.routes: dict[str, Counter[int]] = {}
        self.kinds: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.started = self.told = time.monotonic()
        self.slowest = (0.0, "")

    def answered(self, case: Case, answer: Answer) -> None:
        """Counts an answer."""
        self.sent += 1
        self.statuses[answer.status] += 1
        self.routes.setdefault(case.operation.label, Counter())[answer.status] += 1
        self.kinds[case.kind] += 1
        self.slowest = max(self.slowest, (answer.millis, case.operation.label))
        if time.monotonic() - self.told > PROGRESS_SECONDS:
            self.told = time.monotonic()
            rate = self.sent / (self.told - self.started)
            left = max(0, self.requests - self.sent) / rate
            so_far = f"{self.sent} of {self.requests} requests, {rate:.0f} a second, {left / 60:.1f} minutes left"
            print(f"{so_far}, {sum(self.found.values())} findings", file=sys.stderr, flush=True)

    def is_new(self, case: Case, words: str) -> bool:
        """Tells whether nothing like it was found yet."""
        return _name(case, words) not in self.found

    def finding(self, case: Case, answer: Answer, words: str) -> None:
        """Prints what is wrong, with the command that repeats it."""
        name = _name(case, words)
        self.found[name] += 1
        if self.found[name] > 1 or len(self.found) > SHOWN:
            return
        print(
            f"\nFINDING {name}\n  request {self.sent} of seed {self.seed}, {case.kind}\n  {self.curl(case.request)}\n  answer {answer.status} {_short(answer.body)}"
        )
        for line in self.stack.lines_of(answer.header("x-request-id"))[:3] if answer.status >= 500 else []:
            print("  log " + line[:1500])
        sys.stdout.flush()

    def curl(self, request: Request) -> str:
        """A command of bash that sends the same bytes; $owner and the like stand for tokens."""
        parts = ["curl -i --path-as-is", f"-X {request.method}" if request.method != "GET" else ""]
        parts += [
            "-H " + self._quoted((name.encode("latin-1") + b": " + value) if value else name.encode("latin-1") + b";")
            for name, value in request.headers
        ]
        if len(request.body) > LONGEST_BODY:
            with tempfile.NamedTemporaryFile(prefix="groundwork-fuzz-", suffix=".body", delete=False) as file:
                file.write(request.body)
            parts.append(f"--data-binary @{file.name}")
        elif request.body:
            parts.append("--data-binary " + self._quoted(request.body))
        parts.append(self._quoted(self.stack.url.encode() + request.target))
        return " ".join(part for part in parts if part)

    def _quoted(self, data: bytes) -> str:
        text = "".join(chr(b) if 32 <= b < 127 and b not in b"'\\" else f"\\x{b:02x}" for b in data)
        for name, secret in self.people.tokens().items():
            text = text.replace(secret, f"'\"${name}\"$'")
        return ("$" if "\\x" in text or "$'" in text else "") + "'" + text + "'"

    def summary(self) -> str:
        """All counts."""
        seconds = time.monotonic() - self.started
        classes = Counter(f"{status // 100}xx" if status else "none" for status in self.statuses.elements())
        rate = f"{self.sent / max(seconds, 0.001):.0f} a second"
        slowest = f"slowest {self.slowest[0]:.0f} ms ({self.slowest[1]})"
        lines = ["", f"seed {self.seed}: {self.sent} requests in {seconds:.0f} s, {rate}; {slowest}"]
        lines += ["", "status classes: " + ", ".join(f"{name} {n}" for name, n in sorted(classes.items()))]
        lines += [f"tables compared after {self.compared} refusals; {self.not_compared} stood beside a success", "", "kinds:"]
        lines += [f"  {n:7} {kind}" for kind, n in sorted(self.kinds.items())]
        lines += ["", "routes:"]
        lines += [
            f"  {route}: " + ", ".join(f"{s or 'none'} {n}" for s, n in sorted(counts.items()))
            for route, counts in sorted(self.routes.items())
        ]
        lines += ["", f"findings: {sum(self.found.values())} of {len(self.found)} kinds"] + [
            f"  {n:5} {name}" for name, n in self.found.most_common()
        ]
        return "\n".join(lines)


def _name(case: Case, words: str) -> str:
    return f"{case.operation.label} | " + re.sub(r"/\d+(?=/|\b)", "/n", words)


def _short(body: bytes) -> str:
    return json.dumps(body[:400].decode(errors="replace"), ensure_ascii=False)
