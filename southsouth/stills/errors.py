"""What a still refuses."""

from southsouth.errors import SouthSouthError


class Undrawable(SouthSouthError):
    """A figure holds something that a still cannot show; it is named."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"a still cannot show {what}: draw it with charts.sheet, or teach stills.writer to"
        )
