"""What a disagreement is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """One row that does not agree with the report; a person is told what is so, and behind it by which rule."""

    table: str
    row_id: str
    rule: str
    message: str

    def __str__(self) -> str:
        is_summary = self.table == "paragraphs" and self.row_id == "0"
        row = f"{self.row_id} (the summary)" if is_summary else self.row_id
        return f"{self.table} {row}: {self.said}"

    @property
    def said(self) -> str:
        """What is so, and the name of the rule in brackets."""
        return f"{self.message} ({self.rule})"
