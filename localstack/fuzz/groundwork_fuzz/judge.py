"""What every answer has to be. One function says what is wrong with it; nothing here knows how a case was made."""

import json
import re
from functools import cache

import jsonschema_rs

from .case import Case
from .stack import ROOT
from .wire import Answer

HEADERS = {
    "strict-transport-security": re.compile(r"max-age=(\d{8,}); includeSubDomains"),
    "x-content-type-options": re.compile(r"nosniff"),
    "referrer-policy": re.compile(r"no-referrer"),
    "cache-control": re.compile(r"no-store|public, max-age=\d+"),
    "x-request-id": re.compile(r"[0-9a-zA-Z=-]{8,}"),
}
MEMBERS = {"type": str, "title": str, "status": int, "detail": str, "instance": str, "code": str}
PAGES = {page.stem for page in (ROOT / "docs/errors").glob("*.md")}
TOKEN_ROUTE = "POST /api/auth/token"


class Judge:
    """The description's schemas, closed: an answer has no member that the description does not have."""

    def __init__(self, document: dict):
        self.document = document
        self.closed = {
            "components": {"schemas": {n: _closed(s) if n != "Problem" else s for n, s in document["components"]["schemas"].items()}}
        }

    def wrong(self, case: Case, answer: Answer) -> list[str]:
        """Every rule that the answer breaks, empty for a right one."""
        if answer.status == 0:
            return [] if not case.is_http else [f"no answer: {answer.body.decode(errors='replace')}"]
        found = []
        if answer.status >= 500:
            found.append(f"{answer.status} is our own fault")
        if case.allowed and answer.status not in case.allowed and answer.status < 500:
            found.append(f"status {answer.status}, right would be {' or '.join(map(str, sorted(case.allowed)))}")
        if not case.is_http and answer.header("x-request-id") == "":
            return found
        found += _headers(answer)
        if case.request.method == "HEAD" or answer.header("access-control-allow-methods"):
            return found
        if answer.status >= 400:
            found += (
                _token_refusal(answer)
                if case.operation.label == TOKEN_ROUTE and answer.status in (400, 401) and b'"error"' in answer.body
                else _problem(answer)
            )
        elif case.is_http:
            found += self._answer(case, answer)
        return found

    def _operation(self, case: Case) -> dict | None:
        """The operation that the request names, which is another one where the case changed the path."""
        path = case.request.target.split(b"?")[0].decode("latin-1")
        item = self.document["paths"].get(path) or next(
            (i for p, i in self.document["paths"].items() if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(p)), path)), {}
        )
        return item.get(case.request.method.lower())

    def _answer(self, case: Case, answer: Answer) -> list[str]:
        operation = self._operation(case)
        if operation is None:
            return [f"{answer.status} for a path or method that is not described"]
        response = operation["responses"].get(str(answer.status))
        if response is None:
            return [f"status {answer.status} is not described"]
        if "content" not in response:
            missing = answer.status == 303 and not answer.header("location")
            return (["a body where none is"] if answer.body else []) + (["no Location"] if missing else [])
        media = answer.header("content-type").split(";")[0]
        if media == "text/csv" and media in response["content"]:
            return []
        if media != "application/json":
            return [f"content type {answer.header('content-type')!r}"]
        schema = next(iter(response["content"].values())).get("schema")
        body = _json(answer.body)
        if body is None:
            return ["the body is no JSON"]
        if schema is None:
            return [] if body == {} else ["a body that is not described"]
        reference = schema["$ref"]
        return [
            f"schema: {e.message[:300]} at /{'/'.join(map(str, e.instance_path))}" for e in self._validator(reference).iter_errors(body)
        ]

    @cache
    def _validator(self, reference: str):
        return jsonschema_rs.Draft202012Validator({"$ref": reference} | self.closed)


def _closed(schema: object) -> object:
    """The same schema for an answer: objects that list their members have no others."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(part) for name, part in schema.items()}
    if isinstance(closed.get("properties"), dict) and closed.get("type") == "object":
        closed["additionalProperties"] = False
    return closed


def _headers(answer: Answer) -> list[str]:
    found = [
        f"header {name}: {answer.headers.get(name)}"
        for name, text in HEADERS.items()
        if len(answer.headers.get(name, [])) != 1 or not text.fullmatch(answer.header(name))
    ]
    found += [f"header {name} names software" for name in ("server", "x-powered-by") if answer.header(name)]
    if answer.status in (429, 503) and not re.fullmatch(r"[1-9]\d*", answer.header("retry-after")):
        found.append("no Retry-After")
    if answer.status == 401 and not re.match(r"Bearer |Basic ", answer.header("www-authenticate")) and b'"unauthenticated"' in answer.body:
        found.append("401 without WWW-Authenticate")
    if answer.status == 405 and not answer.header("allow"):
        found.append("405 without Allow")
    return found


def _problem(answer: Answer) -> list[str]:
    if answer.header("content-type") != "application/problem+json":
        return [f"an error as {answer.header('content-type')!r}: {answer.body[:120]!r}"]
    body = _json(answer.body)
    if not isinstance(body, dict):
        return ["the problem is no JSON object"]
    found = [
        f"problem: {name} is {body.get(name)!r}"
        for name, kind in MEMBERS.items()
        if not isinstance(body.get(name), kind) or not body.get(name)
    ]
    if found:
        return found
    if body["status"] != answer.status:
        found.append("problem: another status")
    if body["code"] not in PAGES:
        found.append(f"problem: no page docs/errors/{body['code']}.md")
    if not body["type"].endswith("/docs/errors/" + body["code"]):
        found.append(f"problem: type {body['type']}")
    if not body["instance"].endswith(answer.header("x-request-id")):
        found.append("problem: instance is another request")
    for error in body.get("errors", []):
        if set(error) != {"pointer", "code", "detail"} or error["pointer"][:1] not in ("", "/"):
            found.append(f"problem: field error {error}")
    if answer.status == 422 and body["code"] == "validation_failed" and not body.get("errors"):
        found.append("problem: validation_failed without errors")
    return found


def _token_refusal(answer: Answer) -> list[str]:
    """RFC 6749 section 5.2."""
    body = _json(answer.body)
    known = {"invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"}
    found = (
        []
        if isinstance(body, dict) and body.get("error") in known and answer.header("content-type") == "application/json"
        else ["no error of RFC 6749"]
    )
    if answer.status == 401 and not answer.header("www-authenticate").startswith("Basic "):
        found.append("401 without WWW-Authenticate: Basic")
    return found


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
