"""Asks every address that /openapi.json describes, rightly and wrongly: `python tools/described.py 50`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import described  # noqa: E402


def main() -> int:
    """Ask each address so often; 1 where an answer does not hold."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    addresses, failed = described.addresses(), 0
    for path, address in addresses.items():
        try:
            described.ask(address, times)
        except Exception as error:
            failed += 1
            print(f"{path}: {error}")
    print(f"{len(addresses)} addresses, {times} times each: {failed} do not hold")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
