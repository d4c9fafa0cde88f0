"""Who asks: verified users with tokens, a service, and what they own before the first generated request."""

import base64
import io
import json
import time
import zipfile
from urllib.parse import quote

from .stack import Stack
from .wire import Answer, Request

PASSWORD = "correct horse battery staple"
RENEW_SECONDS = 240
WAIT_SECONDS = 60


class SetUpFailed(SystemExit):
    """A request that has to succeed did not."""


class User:
    """A user with a session; refreshed by its own refresh token, which no throttle concerns."""

    def __init__(self, people: "People", name: str):
        self.people, self.name, self.email = people, name, f"{name}.{people.run}@example.com"
        people.post("/api/auth/register", {"email": self.email, "password": PASSWORD, "displayName": name})
        people.post("/api/auth/verify-email", {"token": people.mailed_token(self.email)})
        self.sign_in()

    def sign_in(self) -> None:
        """Opens a session."""
        self._take(self.people.post("/api/auth/login", {"email": self.email, "password": PASSWORD, "refreshTokenDelivery": "body"}))

    def refresh(self) -> None:
        """Gets another access token."""
        self._take(self.people.post("/api/auth/refresh", {"refreshToken": self.refresh_token}))

    def _take(self, answer: dict) -> None:
        self.token, self.refresh_token, self.id = answer["accessToken"], answer["refreshToken"], answer["user"]["id"]


class People:
    """`owner` owns what is asked for, `other` a deployed app; `spare` ends sessions, `target` fails to sign in, `operated` is closed and opened."""

    def __init__(self, stack: Stack, run: str):
        self.stack, self.run = stack, run
        self.users = {name: User(self, name) for name in ("owner", "other", "spare", "target", "operated")}
        self.owner, self.other, self.spare, self.target, self.operated = self.users.values()
        self.expired, self.service = self.owner.token, ""
        stack.control("POST", "clock", {"advance": f"PT{self.get('/api/auth/policy')['lifetimes']['accessToken'] + 60}S"})
        self.renewed = 0.0
        self.renew()
        self._give_credits()
        self._make_apps()

    def renew(self) -> None:
        """Gets other access tokens when the present ones are old."""
        if time.monotonic() - self.renewed > RENEW_SECONDS:
            for user in (self.owner, self.other, self.spare, self.target):
                try:
                    user.refresh()
                except SetUpFailed:
                    user.sign_in()
            client = self.stack.status["serviceClient"]
            basic = base64.b64encode(f"{client['id']}:{client['secret']}".encode())
            form = (("Content-Type", b"application/x-www-form-urlencoded"), ("Authorization", b"Basic " + basic))
            self.basic = basic.decode()
            self.service = self._json(self.stack.wire.send(Request("POST", b"/api/auth/token", form, b"grant_type=client_credentials")))[
                "access_token"
            ]
            self.renewed = time.monotonic()

    def tokens(self) -> dict[str, str]:
        """The present tokens by the name of who has them."""
        return {name: user.token for name, user in self.users.items()} | {"service": self.service, "expired": self.expired}

    def bearer(self, who: str) -> bytes:
        """The credentials of somebody."""
        return b"Bearer " + self.tokens()[who].encode()

    def post(self, path: str, body: object, who: str = "", method: str = "POST", key: str = "") -> dict:
        """Makes a request that has to succeed."""
        headers = [("Content-Type", b"application/json")]
        if who:
            headers.append(("Authorization", self.bearer(who)))
        if key:
            headers.append(("Idempotency-Key", f"{self.run}-{key}".encode()))
        return self._json(self.stack.wire.send(Request(method, path.encode(), tuple(headers), json.dumps(body).encode())))

    def get(self, path: str, who: str = "") -> dict:
        """Reads what has to be there."""
        headers = (("Authorization", self.bearer(who)),) if who else ()
        return self._json(self.stack.wire.send(Request("GET", path.encode(), headers)))

    def learn(self, answer: dict) -> None:
        """Remembers what a success has made, so that later requests can name it."""
        for known, name in ((self.holds, "holdId"), (self.consumed, "transactionId")):
            if name in answer and answer[name] not in known:
                forgotten, *known[:] = [*known, answer[name]]
                if name == "holdId":
                    self._release(forgotten)
        if "appSlug" in answer and answer["id"] not in (*self.apps, self.app):
            self.created = [*self.created[-9:], answer["id"]]
            self.of_workers.add(answer["id"])

    def _release(self, hold: str) -> None:
        """Ends a hold that no request names any more, if none has: there is room for so many open ones."""
        headers = (("Content-Type", b"application/json"), ("Authorization", self.bearer("service")))
        self.stack.wire.send(Request("POST", f"/api/credits/holds/{quote(hold)}/release".encode(), headers, b"{}"))

    def mailed_token(self, email: str) -> str:
        """The one-time token of the newest mail to an address."""
        for _ in range(WAIT_SECONDS * 10):
            for mail in self.stack.control("GET", "mail?to=" + quote(email))["items"]:
                for link in mail["links"]:
                    if "token=" in link:
                        return link.split("token=")[1]
            time.sleep(0.1)
        raise SystemExit("fuzz: no mail came to " + email)

    def _give_credits(self) -> None:
        for user in (self.owner, self.other):
            self.post(
                "/api/credits/grants", {"userId": user.id, "amount": 1_000_000, "reason": "fuzz"}, "service", key="grant-" + user.name
            )
        consume = {"userId": self.owner.id, "action": "ideation_message"}
        self.consumed = [
            self.post("/api/credits/consume", consume | {"referenceId": f"set-up {i}"}, "service", key=f"consume-{i}")["transactionId"]
            for i in range(6)
        ]
        hold = {"userId": self.owner.id, "action": "build_iteration", "amount": 5, "referenceId": "set-up"}
        self.holds = [self.post("/api/credits/holds", hold, "service", key=f"hold-{i}")["holdId"] for i in range(4)]
        self.quote = self.post("/api/credits/quotes", {"userId": self.owner.id, "action": "ideation_message"}, "service")["quote"]
        self.cursors = [self.get("/api/credits/history?limit=2", "owner")["nextCursor"]]
        self.cursor_of_other = self.get("/api/credits/history?limit=1", "other")["nextCursor"]

    def _make_apps(self) -> None:
        self.created = ["app_01ARZ3NDEKTSV4RRFFQ69G5FAV"]
        self.apps = [self.post("/api/apps", {"name": "Draft", "ideaId": f"idea-{i}"}, "owner")["id"] for i in range(2)]
        self.cursors.append(self.get("/api/apps?limit=1", "owner")["nextCursor"])
        self.app = self.post("/api/apps", {"name": "Running", "ideaId": "idea"}, "other")["id"]
        self.zip = zipped({"index.html": b"<h1>fuzz</h1>"})
        headers = (("Content-Type", b"application/zip"), ("Authorization", self.bearer("other")))
        self._json(self.stack.wire.send(Request("PUT", f"/api/apps/{self.app}/source".encode(), headers, self.zip)))
        # The workers change these on their own, so that no write to them tells anything.
        self.of_workers = {self.other.id, self.app}
        self.deployment = self.post(f"/api/apps/{self.app}/deploy", {}, "other")["deploymentId"]
        for _ in range(WAIT_SECONDS * 2):
            if self.get(f"/api/apps/{self.app}", "other")["status"] == "deployed":
                return
            time.sleep(0.5)
        raise SystemExit("fuzz: the app of the set-up was not deployed")

    @staticmethod
    def _json(answer: Answer) -> dict:
        if not 200 <= answer.status < 300:
            raise SetUpFailed(f"fuzz: the set-up failed with {answer.status}: {answer.body[:400]!r}")
        return json.loads(answer.body or b"{}")


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip with these files, the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return packed.getvalue()
