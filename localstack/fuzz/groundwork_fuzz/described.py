"""Cases that Schemathesis makes from docs/openapi.yaml: data that fits the description, data that does not, and its systematic coverage."""

from collections.abc import Iterator
from random import Random

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity
from hypothesis.errors import HypothesisException
from requests import Request as HttpRequest
from schemathesis import GenerationMode
from schemathesis.core.errors import SchemathesisError
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from .case import Case
from .judge import TOKEN_ROUTE
from .operations import Operation, path_id
from .people import People
from .wire import Answer, Request

CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]

# The share of positive cases that ask for something that exists.
_KNOWN_ID = 0.7
_OF_THE_CLIENT = {"content-length", "user-agent", "connection", "accept-encoding", "accept", "x-schemathesis-testcaseid"}


class Described:
    """The description as a source of cases."""

    def __init__(self, document: dict, url: str):
        self.url = url
        self.schema = schemathesis.openapi.from_dict(document)
        self.schema.config.update(base_url=url)
        self.operations = {api.ok().label: api.ok() for api in self.schema.get_all_operations()}

    def generate(self, rng: Random, operation: Operation, people: People, count: int, is_valid: bool) -> list[Case]:
        """At most so many cases of an operation: there are fewer where the description leaves little to choose."""
        mode = GenerationMode.POSITIVE if is_valid else GenerationMode.NEGATIVE
        drawn: list[schemathesis.Case] = []
        settings = hypothesis.settings(
            database=None,
            max_examples=count,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )

        @hypothesis.seed(rng.getrandbits(64))
        @settings
        @hypothesis.given(self.operations[operation.label].as_strategy(generation_mode=mode))
        def collect(case: schemathesis.Case) -> None:
            drawn.append(case)

        try:
            collect()
        except (HypothesisException, SchemathesisError):
            pass  # Nothing of this kind can be made for this operation.
        return [self._case(rng, operation, people, case, is_valid) for case in drawn[:count]]

    def coverage(self, rng: Random, operation: Operation, people: People) -> Iterator[Case]:
        """Every value at the edge of the schema, every missing member, every other method; the same each time."""
        api = self.operations[operation.label]
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            config = self.schema.config.generation_for(operation=api)
            for case in self.schema.iter_coverage_cases(api, generation_modes=[mode], generation_config=config):
                yield self._case(rng, operation, people, case, mode.is_positive, "coverage")

    def failures(self, case: Case, answer: Answer) -> list[str]:
        """What Schemathesis has against the answer."""
        sent = HttpRequest(case.request.method, self.url + case.request.target.decode("latin-1")).prepare()
        sent.body = case.request.body
        sent.headers.update({name: value.decode("latin-1") for name, value in case.request.headers if name != "Authorization"})
        response = Response(answer.status, answer.headers, answer.body, sent, answer.millis / 1000, False, http_version="1.1")
        # A refusal of the token route has the form of RFC 6749 and not of every other problem; the judge knows it.
        checks = [check for check in CHECKS if check is not content_type_conformance or case.operation.label != TOKEN_ROUTE]
        checks += [negative_data_rejection] if case.operation.method != "GET" and "negative" in case.kind else []
        try:
            case.generated.validate_response(response, checks=checks)
        except FailureGroup as group:
            return [f"{failure.title}: {failure.message.splitlines()[0] if failure.message else ''}" for failure in group.exceptions]
        return []

    def _case(self, rng: Random, operation: Operation, people: People, case: schemathesis.Case, is_valid: bool, phase: str = "") -> Case:
        if is_valid and rng.random() < _KNOWN_ID:
            if "id" in case.path_parameters:
                case.path_parameters["id"] = path_id(operation.label, rng, people)
            if isinstance(case.body, dict) and "userId" in case.body:
                case.body["userId"] = people.owner.id
        sent = HttpRequest(
            **{
                k: v
                for k, v in case.as_transport_kwargs(self.url).items()
                if k in ("method", "url", "headers", "params", "data", "json", "files", "cookies")
            }
        ).prepare()
        valid = operation.request(rng, people, b"")
        headers = [
            (name, value.encode("latin-1", "replace") if isinstance(value, str) else value)
            for name, value in sent.headers.items()
            if name.lower() not in _OF_THE_CLIENT
        ]
        names = {name.lower() for name, _ in headers}
        headers += [(name, value) for name, value in valid.headers if name.lower() not in names and name != "Content-Type"]
        body = sent.body or b""
        kind = f"schema: {'positive' if is_valid else 'negative'}{' ' + phase if phase else ''}"
        request = Request(
            case.method.upper(),
            sent.path_url.encode("latin-1", "replace"),
            tuple(headers),
            body.encode() if isinstance(body, str) else body,
        )
        # Only GET is routed below /.well-known; anything else is API Gateway's own 404.
        is_routed = operation.path.startswith("/api/") or request.method == "GET"
        return Case(kind, operation, request, is_http=is_routed, generated=case)
