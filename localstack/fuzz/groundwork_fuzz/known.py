"""What docs/openapi.yaml does not say of its operations: who may call each, a valid body, what that is answered, and what it costs."""

from dataclasses import replace
from random import Random

import yaml

from .operations import Operation
from .people import PASSWORD, People
from .stack import ROOT


def _text(rng: Random) -> str:
    return f"reference {rng.getrandbits(40):x}"


def _action(rng: Random, people: People) -> dict:
    action = rng.choice(["ideation_message", "build_iteration"])
    complexity = {"complexity": rng.randint(1, 6)} if action == "build_iteration" else {}
    return {"userId": people.owner.id, "action": action} | complexity


def _address(rng: Random) -> str:
    return f"{rng.getrandbits(60):x}@example.net"


def _app(rng: Random, people: People) -> dict:
    return {"name": "App", "ideaId": f"idea-{rng.choice(['0', '1', f'{rng.getrandbits(40):x}'])}"}


_SERVICE = {"who": "service", "is_strict": True}
_APP = {"valid": frozenset({200, 202, 409})}

_KNOWN = [
    Operation(
        "POST /api/credits/consume",
        body=lambda r, p: _action(r, p) | {"referenceId": _text(r)},
        valid=frozenset({200, 402}),
        keyed=True,
        **_SERVICE,
    ),
    Operation(
        "POST /api/credits/grants",
        body=lambda r, p: {"userId": p.owner.id, "amount": r.randint(1, 9), "reason": "bonus"},
        valid=frozenset({201, 409}),
        keyed=True,
        **_SERVICE,
    ),
    Operation(
        "POST /api/credits/holds",
        body=lambda r, p: {"userId": p.owner.id, "action": "build_iteration", "amount": r.randint(1, 9), "referenceId": _text(r)},
        valid=frozenset({201, 402, 409}),
        keyed=True,
        **_SERVICE,
    ),
    Operation("POST /api/credits/holds/{id}/commit", body=lambda r, p: {"amount": 1}, valid=frozenset({200, 409}), **_SERVICE),
    Operation("POST /api/credits/holds/{id}/release", body=lambda r, p: {}, valid=frozenset({200, 409}), **_SERVICE),
    Operation("POST /api/credits/quotes", body=_action, **_SERVICE),
    Operation(
        "POST /api/credits/refunds",
        body=lambda r, p: {"transactionId": r.choice(p.consumed), "reason": "no use"},
        valid=frozenset({201, 409}),
        keyed=True,
        **_SERVICE,
    ),
    Operation(
        "POST /api/credits/purchase",
        body=lambda r, p: {"packageId": r.choice(["small", "medium", "large"])},
        valid=frozenset({201}),
        keyed=True,
        is_strict=True,
        weight=0.5,
    ),
    Operation(
        "POST /api/subscription/upgrade",
        body=lambda r, p: {"tier": r.choice(["starter", "pro"])},
        valid=frozenset({201, 409}),
        keyed=True,
        is_strict=True,
        weight=0.5,
    ),
    Operation("POST /api/subscription/cancel", body=lambda r, p: {}, valid=frozenset({200, 409}), weight=0.5),
    Operation("POST /api/subscription/portal", body=lambda r, p: {}, weight=0.5),
    # Nothing here is signed by Stripe.
    Operation("POST /api/credits/webhook", who="", valid=frozenset({400})),
    Operation("GET /api/credits/settings"),
    Operation(
        "PUT /api/credits/settings", body=lambda r, p: {"lowBalanceThreshold": r.randint(0, 1_000_000), "lowBalanceMail": r.random() < 0.5}
    ),
    Operation("GET /api/auth/users/{id}", who="service"),
    Operation("PATCH /api/auth/users/{id}", who="service", body=lambda r, p: {"disabled": False}, valid=frozenset({204})),
    Operation("PATCH /api/auth/me", body=lambda r, p: {"displayName": "Ada " + _text(r), "timeZone": r.choice(["UTC", "Europe/Berlin"])}),
    Operation(
        "DELETE /api/auth/me",
        who="target",
        body=lambda r, p: {"password": _text(r) + PASSWORD},
        valid=frozenset({403, 429}),
        weight=0.1,
        hashes=True,
    ),
    Operation(
        "POST /api/auth/change-password",
        who="target",
        body=lambda r, p: {"currentPassword": _text(r) + PASSWORD, "newPassword": _text(r) + " another long one"},
        valid=frozenset({403, 429}),
        weight=0.1,
        hashes=True,
    ),
    Operation(
        "POST /api/auth/login",
        who="",
        body=lambda r, p: {"email": r.choice([_address(r), p.target.email]), "password": _text(r) + PASSWORD},
        valid=frozenset({401, 429}),
        weight=0.1,
        hashes=True,
    ),
    Operation(
        "POST /api/auth/register",
        who="",
        body=lambda r, p: {"email": _address(r), "password": _text(r) + PASSWORD, "displayName": "Ada"},
        valid=frozenset({202}),
        weight=0.1,
        hashes=True,
    ),
    Operation("POST /api/auth/forgot-password", who="", body=lambda r, p: {"email": _address(r)}, valid=frozenset({202})),
    Operation(
        "POST /api/auth/reset-password",
        who="",
        body=lambda r, p: {"token": "x" * 43, "password": _text(r) + PASSWORD},
        valid=frozenset({400}),
        weight=0.3,
    ),
    Operation("POST /api/auth/verify-email", who="", body=lambda r, p: {"token": "y" * 43}, valid=frozenset({400})),
    Operation("POST /api/auth/refresh", who="", body=lambda r, p: {"refreshToken": p.spare.refresh_token + "x"}, valid=frozenset({401})),
    Operation(
        "POST /api/auth/logout", who="", body=lambda r, p: {"refreshToken": p.spare.refresh_token + "x"}, valid=frozenset({204, 400, 401})
    ),
    Operation(
        "POST /api/auth/token", who="", body=lambda r, p: b"grant_type=client_credentials", media="application/x-www-form-urlencoded"
    ),
    Operation("DELETE /api/auth/sessions", who="spare", valid=frozenset({204})),
    Operation("DELETE /api/auth/sessions/{id}", who="spare", valid=frozenset({404})),
    Operation("GET /api/auth/oauth/google", who="", valid=frozenset({303})),
    Operation("GET /api/auth/oauth/google/callback", who="", valid=frozenset({303})),
    Operation("GET /api/auth/policy", who=""),
    Operation("GET /.well-known/jwks.json", who=""),
    Operation("GET /.well-known/openid-configuration", who=""),
    Operation("GET /api/credits/packages", who=""),
    Operation("POST /api/apps", body=_app, valid=frozenset({201, 409})),
    Operation(
        "PATCH /api/apps/{id}",
        body=lambda r, p: {"name": _text(r), "rootDirectory": r.choice(["web", "a/b", None]), "buildCommand": "make"},
    ),
    Operation("DELETE /api/apps/{id}", valid=frozenset({202, 404})),
    Operation("GET /api/apps/{id}/logs", who="other", query="type=build"),
    Operation("GET /api/apps/{id}/config"),
    Operation(
        "PUT /api/apps/{id}/config",
        body=lambda r, p: {"variables": {f"NAME_{r.randrange(20)}": r.choice(["a value", "", None])}},
    ),
    Operation("GET /api/apps/{id}/metrics"),
    Operation("GET /api/apps/{id}/database", valid=frozenset({404})),
    Operation("POST /api/apps/{id}/database", body=lambda r, p: {}, valid=frozenset({202, 409})),
    Operation("DELETE /api/apps/{id}/database", body=lambda r, p: {"confirm": "no-app"}, valid=frozenset({404, 422})),
    Operation("GET /api/apps/{id}/domains"),
    Operation(
        "POST /api/apps/{id}/domains",
        body=lambda r, p: {"domain": r.choice(["www.example.com", "bücher.example", f"{r.getrandbits(30):x}.example.net"])},
        valid=frozenset({409}),
    ),
    Operation("GET /api/apps/{id}/domains/{domain}", valid=frozenset({404})),
    Operation("DELETE /api/apps/{id}/domains/{domain}", valid=frozenset({404})),
    Operation("POST /api/apps/{id}/domains/{domain}/verify", body=lambda r, p: {}, valid=frozenset({404})),
    Operation("GET /api/apps/{id}/deployments", who="other"),
    Operation("GET /api/apps/{id}/deployments/{deploymentId}", who="other"),
    Operation("PUT /api/apps/{id}/source", body=lambda r, p: p.zip, media="application/zip", who="other", weight=0.3),
    *(
        Operation(f"POST /api/apps/{{id}}/{what}", body=lambda r, p: {}, **_APP)
        for what in ("deploy", "start", "stop", "restart", "rollback")
    ),
]


def description() -> dict:
    """docs/openapi.yaml."""
    return yaml.safe_load((ROOT / "docs/openapi.yaml").read_text())


def operations(document: dict) -> list[Operation]:
    """Every operation of the description; one that nobody has written anything about is a user's, without a body."""
    known = {operation.label: operation for operation in _KNOWN}
    labels = [f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item]
    stale = sorted(set(known) - set(labels))
    if stale:
        raise SystemExit(f"fuzz: operations.py names what docs/openapi.yaml does not: {stale}")
    methods = {path: frozenset(method.upper() for method in item) for path, item in document["paths"].items()}
    found = [known.get(label, Operation(label, valid=frozenset())) for label in labels]
    return [replace(operation, methods=methods[operation.path]) for operation in found]
