"""Sends the cases of a plan, lets the judge look at each answer, and compares the tables after refusals."""

import json
from dataclasses import replace
from random import Random

from .case import Case
from .judge import Judge
from .plan import Plan
from .report import Report
from .stack import Stack
from .wire import Answer
from .writes import Writes

# Addresses of 127.0.0.0/8 that requests come from: a caller has 100 failed sign-ins and 100 registrations in five minutes.
REQUESTS_OF_AN_ADDRESS = 60
SILENT_REQUESTS = 50
OF_STATE = {402, 409}
NEEDED_HEADERS = {"authorization", "content-type", "idempotency-key"}


class Run:
    """One run. Requests go one after another, so that what is written is written by the one that was sent last."""

    def __init__(self, stack: Stack, plan: Plan, judge: Judge, writes: Writes, report: Report):
        self.stack, self.plan, self.judge, self.writes, self.report = stack, plan, judge, writes, report
        self.rng = Random(f"{plan.seed} addresses")
        self.source = "127.0.0.1"
        self.silent = 0
        self.refused: list[tuple[Case, Answer]] = []

    def go(self) -> None:
        """Sends as many requests as the report is about."""
        for block in self.plan.blocks():
            self.writes.take()  # A new block may have renewed tokens.
            for case in block:
                if self.report.sent >= self.report.requests:
                    self._compare()
                    return
                self._one(case)
            self._compare()

    def _one(self, case: Case) -> None:
        if case.may_write and self.refused and "schema" not in case.kind:
            self._compare()
        answer = self._send(case)
        self.report.answered(case, answer)
        wrong = self.judge.wrong(case, answer)
        if not wrong and case.generated is not None and case.is_http:
            wrong = ["Schemathesis: " + words for words in self.plan.described.failures(case, answer)]
        if wrong:
            words = "; ".join(wrong)
            self.report.finding(self._smaller(case, wrong) if self.report.is_new(case, words) else case, answer, words)
        if 400 <= answer.status < 500:
            self.refused.append((case, answer))
        elif case.is_write and 200 <= answer.status < 300 and answer.body:
            self.plan.people.learn(json.loads(answer.body))
            self._wrote()
        elif case.is_write or answer.status == 0 or answer.status >= 500:
            self._wrote()
        self.silent = self.silent + 1 if answer.status == 0 else 0
        if self.silent == SILENT_REQUESTS:
            raise SystemExit(f"fuzz: {SILENT_REQUESTS} requests in a row were not answered; the stack seems to be gone")

    def _wrote(self) -> None:
        """After a success nobody can tell what the refusals before it wrote."""
        self.report.not_compared += len(self.refused)
        self.refused.clear()
        self.writes.take()

    def _smaller(self, case: Case, wrong: list[str]) -> Case:
        """The same case without the headers that have nothing to do with what is wrong."""
        for name, value in case.request.headers:
            if name.lower() in NEEDED_HEADERS:
                continue
            headers = tuple(header for header in case.request.headers if header != (name, value))
            smaller = replace(case, request=replace(case.request, headers=headers), generated=None)
            if self.judge.wrong(smaller, self._send(smaller)) == wrong:
                case = smaller
        return case

    def _send(self, case: Case) -> Answer:
        if self.report.sent % REQUESTS_OF_AN_ADDRESS == 0:
            self.source = f"127.{self.rng.randint(1, 254)}.{self.rng.randint(0, 255)}.{self.rng.randint(1, 254)}"
        return self.stack.wire.send(case.request, self.source)

    def _compare(self) -> None:
        """Nothing was written since the last success; where something was, each refused request is sent again alone to find the one."""
        if not self.refused:
            return
        refused, self.refused = self.refused, []
        self.report.compared += len(refused)
        written = self.writes.unexpected(any(answer.status in OF_STATE for _, answer in refused))
        if not written:
            return
        for case, _ in refused:
            again = self._send(case)
            culprit = self.writes.unexpected(again.status in OF_STATE)
            if culprit and 400 <= again.status < 500:
                self.report.finding(case, again, "a refusal wrote " + "; ".join(map(str, culprit[:3])))
                return
        case, answer = refused[-1]
        self.report.finding(case, answer, f"one of {len(refused)} refusals wrote, and not again: " + "; ".join(map(str, written[:3])))
