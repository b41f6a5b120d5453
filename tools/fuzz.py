"""Asks the site whatever comes to mind, as often as is wished: `python tools/fuzz.py 100000`."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import fuzz  # noqa: E402


def main() -> None:
    """Ask, and end with 1 at the first answer that does not hold."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000

    @settings(
        max_examples=times, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.sampled_from(fuzz.METHODS), fuzz.addresses, fuzz.queries, fuzz.headers)
    def asked(method, path, query, sent):
        fuzz.holds(fuzz.ask(method, path, query, sent), sent)

    asked()
    print(f"{times} requests: every answer holds")


if __name__ == "__main__":
    main()
