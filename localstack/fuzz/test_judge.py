"""The judge sees what is wrong: each rule by an answer that breaks it."""

import json
import unittest
from dataclasses import replace

from groundwork_fuzz.case import Case
from groundwork_fuzz.judge import Judge
from groundwork_fuzz.known import description, operations
from groundwork_fuzz.report import _name
from groundwork_fuzz.wire import Answer, Request
from groundwork_fuzz.writes import Write

DOCUMENT = description()
OPERATIONS = {operation.label: operation for operation in operations(DOCUMENT)}
HEADERS = {
    "strict-transport-security": ["max-age=31536000; includeSubDomains"],
    "x-content-type-options": ["nosniff"],
    "referrer-policy": ["no-referrer"],
    "cache-control": ["no-store"],
    "x-request-id": ["8bb214704"],
    "content-type": ["application/json"],
}
PROBLEM = {
    "type": "http://x/docs/errors/not_found",
    "title": "t",
    "status": 404,
    "detail": "d",
    "instance": "urn:request:8bb214704",
    "code": "not_found",
}


def _case(label: str, allowed=frozenset()) -> Case:
    operation = OPERATIONS[label]
    return Case("test", operation, Request(operation.method, operation.path.replace("{id}", "x").encode()), frozenset(allowed))


def _answer(status: int, body: object, **headers: list[str]) -> Answer:
    return Answer(status, HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(body).encode())


def _problem(**members: object) -> Answer:
    return _answer(
        404, {name: value for name, value in (PROBLEM | members).items() if value is not None}, content_type=["application/problem+json"]
    )


class JudgeTest(unittest.TestCase):
    """A right answer is right, and a change of it is not."""

    def setUp(self):
        self.judge = Judge(DOCUMENT)
        self.settings = _case("PUT /api/credits/settings", {200})
        self.right = _answer(200, {"lowBalanceThreshold": 10, "lowBalanceMail": True})

    def wrong(self, answer: Answer, case: Case | None = None) -> str:
        return "; ".join(self.judge.wrong(case or self.settings, answer))

    def test_right_answers(self):
        self.assertEqual(self.wrong(self.right), "")
        self.assertEqual(self.wrong(_problem(), _case("GET /api/apps/{id}")), "")

    def test_statuses(self):
        self.assertIn("our own fault", self.wrong(replace(self.right, status=500)))
        self.assertIn("right would be 200", self.wrong(_problem()))
        self.assertIn("not described", self.wrong(replace(self.right, status=299), _case("PUT /api/credits/settings")))
        self.assertIn("no answer", self.wrong(Answer(0)))

    def test_headers(self):
        for name in HEADERS:
            without = {other: value for other, value in HEADERS.items() if other != name}
            self.assertNotEqual(self.wrong(replace(self.right, headers=without)), "", name)
        self.assertIn("software", self.wrong(replace(self.right, headers=HEADERS | {"server": ["x"]})))

    def test_schemas(self):
        for body in (
            {"lowBalanceThreshold": 10},
            {"lowBalanceThreshold": "10", "lowBalanceMail": True},
            {"lowBalanceThreshold": 10, "lowBalanceMail": True, "more": 1},
            None,
            [],
        ):
            self.assertNotEqual(self.wrong(_answer(200, body)), "", body)

    def test_problems(self):
        case = _case("GET /api/apps/{id}")
        for name in PROBLEM:
            self.assertNotEqual(self.wrong(_problem(**{name: None}), case), "", name)
        for members in (
            {"status": 400},
            {"code": "unheard_of"},
            {"instance": "urn:request:x"},
            {"type": "about:blank"},
            {"errors": [{"pointer": "a"}]},
        ):
            self.assertNotEqual(self.wrong(_problem(**members), case), "", members)
        self.assertNotEqual(self.wrong(_answer(404, PROBLEM), case), "")
        self.assertIn("Retry-After", self.wrong(replace(_problem(), status=429), case))
        self.assertIn("Allow", self.wrong(replace(_problem(), status=405), case))

    def test_writes(self):
        self.assertTrue(Write("accounts", "CALLER#x", "REQUESTS", "INSERT").is_meant_to_count(of_state=False))
        self.assertFalse(Write("credits", "USER#usr_x", "BAL", "MODIFY").is_meant_to_count(of_state=True))
        self.assertFalse(Write("accounts", "USER#usr_x", "SESSION#ses_x", "REMOVE").is_meant_to_count(of_state=True))
        pointer = Write("credits", "USER#usr_x", "KEY#digest", "INSERT")
        self.assertTrue(pointer.is_meant_to_count(of_state=True))
        self.assertFalse(pointer.is_meant_to_count(of_state=False))

    def test_findings_of_one_kind_have_one_name(self):
        self.assertEqual(_name(self.settings, "schema: a at /items/3/b"), _name(self.settings, "schema: a at /items/12/b"))


if __name__ == "__main__":
    unittest.main()
