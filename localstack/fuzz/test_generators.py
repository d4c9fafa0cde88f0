"""Every generator has cases for every operation, the same for the same seed, without a stack."""

import signal
import unittest
from itertools import islice
from random import Random
from types import SimpleNamespace

from groundwork_fuzz import bodies, credentials, headers, paths
from groundwork_fuzz.known import description, operations
from groundwork_fuzz.queries import Queries

DOCUMENT = description()
SECONDS = 60


def _people() -> SimpleNamespace:
    users = {
        name: SimpleNamespace(id="usr_" + name, token="a.b.c", refresh_token="rt", email=name + "@example.com")
        for name in ("owner", "target", "spare", "operated")
    }
    return SimpleNamespace(
        run="run", basic="eA==", zip=b"PK" * 60, deployment="dep", app="app", apps=["a", "b"], created=["c"], holds=["h"], consumed=["t"],
        cursors=["A" * 60, "B" * 50], cursor_of_other="C" * 60, bearer=lambda who: b"Bearer " + b"abcdefgh.ijklmnop.qrstuvwx", **users,
    )  # fmt: skip


class GeneratorsTest(unittest.TestCase):
    """A generator that had no case for an operation would be asked for ever."""

    def setUp(self):
        signal.alarm(SECONDS)

    def tearDown(self):
        signal.alarm(0)

    def test_every_operation(self):
        generators = {
            "headers": headers.generate,
            "paths": paths.generate,
            "credentials": credentials.generate,
            "queries": Queries(DOCUMENT).generate,
        }
        for operation in operations(DOCUMENT):
            for name, generate in (generators | ({"bodies": bodies.generate} if operation.body else {})).items():
                once, again = (list(islice(generate(Random("1"), operation, _people()), 60)) for _ in range(2))
                self.assertEqual(len(once), 60, (name, operation.label))
                self.assertEqual([case.request for case in once], [case.request for case in again], (name, operation.label))


if __name__ == "__main__":
    unittest.main()
