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
        is_summary = self.table == "paragraphs" and self.row_id == "0"
        row = f"{self.row_id} (the summary)" if is_summary else self.row_id
        return f"{self.table} {row}: {self.rule}: {self.message}"
