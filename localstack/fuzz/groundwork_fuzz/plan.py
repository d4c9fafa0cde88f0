"""Which cases come in which order: blocks of one kind and one operation, all drawn from the seed."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from . import bodies, credentials, headers, paths
from .case import Case
from .described import Described
from .operations import Operation
from .people import People
from .queries import Queries

BLOCK = 20
SHARES = {"valid": 10, "schema+": 12, "schema-": 18, "bodies": 24, "headers": 12, "paths": 9, "queries": 11, "credentials": 6}


class Plan:
    """Endless blocks of cases. What the stack hands out (ids, tokens, cursors) differs from run to run; everything else comes from the seed."""

    def __init__(self, seed: int, document: dict, operations: list[Operation], people: People, url: str):
        self.seed, self.operations, self.people = seed, operations, people
        self.described = Described(document, url)
        self.queries = Queries(document)

    def blocks(self) -> Iterator[list[Case]]:
        """First the systematic cases of each operation, then random blocks."""
        rng = Random(f"{self.seed} coverage")
        for operation in self.operations:
            yield list(self.described.coverage(rng, operation, self.people))
        number = 0
        while True:
            rng = Random(f"{self.seed} {number}")
            number += 1
            self.people.renew()
            kind = rng.choices(list(SHARES), list(SHARES.values()))[0]
            fit = [o for o in self.operations if kind != "bodies" or o.body]
            block = self._block(rng, kind, rng.choices(fit, [o.weight for o in fit])[0])
            if block:
                yield block

    def _block(self, rng: Random, kind: str, operation: Operation) -> list[Case]:
        people = self.people
        match kind:
            case "valid":
                return [Case("valid", operation, operation.request(rng, people), operation.valid) for _ in range(BLOCK // 4)]
            case "schema+" | "schema-":
                return self.described.generate(rng, operation, people, BLOCK * 2, kind == "schema+")
            case "bodies":
                cases = bodies.generate(rng, operation, people)
            case "headers":
                cases = headers.generate(rng, operation, people)
            case "paths":
                cases = paths.generate(rng, operation, people)
            case "queries":
                cases = self.queries.generate(rng, operation, people)
            case _:
                cases = credentials.generate(rng, operation, people)
        return list(islice(cases, BLOCK))
