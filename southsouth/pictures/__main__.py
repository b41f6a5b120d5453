"""`python -m southsouth.pictures`: draws the pictures that are missing or stale."""

import sys

from southsouth.errors import SouthSouthError
from southsouth.pictures import store


def main() -> int:
    """Draw, say what was drawn; 1 when there is no browser."""
    try:
        names = store.redraw(lambda done, of: print(f"{done} of {of}", file=sys.stderr))
    except SouthSouthError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(names) or "every picture is as its exhibit is")
    return 0


if __name__ == "__main__":
    sys.exit(main())
