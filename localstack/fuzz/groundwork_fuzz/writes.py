"""What is written to the tables, read from their streams: a refused request changes nothing but what is meant to count."""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from .stack import Stack
from .wire import Request, Wire

# Table, partition key, sort key: what may be written beside a refusal, and why.
ALLOWED = [
    ("accounts", r"CALLER#.*", r".*", "permits of a caller's network"),
    ("accounts", r"ADDRESS#.*", r"SIGNIN|ATTEMPT#.*|MAILS", "failures, events and mail times of an address"),
    ("accounts", r"USER#.*", r"EVENT#.*", "events of an account, such as a failed sign-in"),
    ("accounts", r"OAUTH#.*", r".*", "the callback uses up its state"),
    (".*", r"OUTBOX#.*", r".*", "mails that an earlier request caused are sent and removed"),
    ("apps", r"DUE#.*|BILLING#.*|DATABASES#.*", r".*", "what the workers have to do"),
    ("apps", r"APP#.*", r"DATABASE", "the worker makes the database of an app"),
    ("apps", r"WALK#.*|DEBIT#.*|SUSPENDED#.*", r".*", "how far the schedules are"),
    ("credits", r"VERIFICATION", r"CURSOR", "how far the schedules are"),
    ("apps", r"USER#.*|SLUG#.*", r"IDEA#.*|SLUG", "the reconciler frees what deleted apps had"),
]

# What a refusal by the state of things (402, 409) may have written too: it is judged under the operation that the key names, and a change of
# a subscription under the user's lock.
OF_STATE = ("credits", r"USER#.*", r"KEY#.*|PLAN")


@dataclass(frozen=True)
class Write:
    """One item that was written or removed."""

    table: str
    pk: str
    sk: str
    event: str

    def is_meant_to_count(self, of_state: bool) -> bool:
        """Tells whether a refusal may cause it; one of state, or of the request alone."""
        allowed = [place[:3] for place in ALLOWED] + ([OF_STATE] if of_state else [])
        return any(re.fullmatch(t, self.table) and re.fullmatch(p, self.pk) and re.fullmatch(s, self.sk) for t, p, s in allowed)

    def __str__(self) -> str:
        return f"{self.event} {self.table} {self.pk} {self.sk}"


class Writes:
    """The streams of the three tables, from now on. What the workers do with a deployed app is left out."""

    def __init__(self, stack: Stack, workers_on: set[str]):
        where = urlsplit(stack.status["dynamodb"]["endpoint"])
        self.wire = Wire(where.hostname, where.port)
        self.workers_on = workers_on
        self.iterators = {}
        for name, table in stack.status["tables"].items():
            arn = self._call("DynamoDB_20120810.DescribeTable", TableName=table)["Table"]["LatestStreamArn"]
            shards = self._call("DynamoDBStreams_20120810.DescribeStream", StreamArn=arn)["StreamDescription"]["Shards"]
            self.iterators[name] = self._call(
                "DynamoDBStreams_20120810.GetShardIterator", StreamArn=arn, ShardId=shards[-1]["ShardId"], ShardIteratorType="LATEST"
            )["ShardIterator"]

    def take(self) -> list[Write]:
        """Returns everything that was written since it was asked last."""
        found = []
        for table in self.iterators:
            while True:
                page = self._call("DynamoDBStreams_20120810.GetRecords", ShardIterator=self.iterators[table])
                self.iterators[table] = page.get("NextShardIterator", self.iterators[table])
                for record in page["Records"]:
                    keys = record["dynamodb"]["Keys"]
                    found.append(Write(table, keys["pk"]["S"], keys["sk"]["S"], record["eventName"]))
                if len(page["Records"]) < 1000:
                    break
        return found

    def unexpected(self, of_state: bool) -> list[Write]:
        """Returns what no refusal may have written; `of_state` where one of them was a 402 or 409."""
        taken = self.take()
        made = {w.pk for w in taken if w.sk == "DATABASE"}  # a database that is ready sets its variable in the same transaction
        return [
            w
            for w in taken
            if not w.is_meant_to_count(of_state)
            and not any(name in w.pk + w.sk for name in self.workers_on)
            and not (w.sk == "CONFIG" and w.pk in made)
        ]

    def _call(self, target: str, **body: object) -> dict:
        headers = (
            ("X-Amz-Target", target.encode()),
            ("Content-Type", b"application/x-amz-json-1.0"),
            ("Authorization", b"AWS4-HMAC-SHA256 Credential=fuzz/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0"),
        )
        answer = self.wire.send(Request("POST", b"/", headers, json.dumps(body).encode()))
        if answer.status != 200:
            raise SystemExit(f"fuzz: {target} answered {answer.status}: {answer.body[:300]!r}")
        return json.loads(answer.body)
