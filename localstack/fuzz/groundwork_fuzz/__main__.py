"""`./groundwork fuzz`: generated requests to a stack on this machine until a number of them is answered."""

import argparse
import secrets
import signal
import sys

from .judge import Judge
from .known import description, operations
from .people import People
from .plan import Plan
from .report import Report
from .run import Run
from .stack import Stack
from .writes import Writes


def main() -> int:
    """Returns 0 if every answer was right, 1 if one was not, 130 when it was stopped."""
    parser = argparse.ArgumentParser(prog="./groundwork fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same requests but for ids, tokens and cursors (1)")
    parser.add_argument("--requests", type=int, default=3000, help="how many requests are sent (3000)")
    parser.add_argument(
        "--url",
        help="a stack that runs on loopback; its clock moves on by the life of a token; without it one of its own is started and removed",
    )
    options = parser.parse_args()
    if options.requests < 1:
        parser.error("--requests has to be 1 or more")

    # A stack of its own ends with this program, however that is asked to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    document = description()
    stack = Stack(options.url)
    report = None
    try:
        people = People(stack, secrets.token_hex(4))
        report = Report(options.seed, options.requests, stack, people)
        plan = Plan(options.seed, document, operations(document), people, stack.url)
        Run(stack, plan, Judge(document), Writes(stack, people.of_workers), report).go()
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    finally:
        if report:
            print(report.summary(), flush=True)
        stack.stop()
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
