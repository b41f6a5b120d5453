"""What a disagreement is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """One row that does not agree with the report."""

    table: str
    row_id: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}: {self.rule}: {self.message}"
