"""What the process writes about itself: one JSON object a line, for whoever gathers them."""

import datetime
import json
import logging
import sys
import traceback

_OURS = ("southsouth", "uvicorn", "streamlit")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "color_message"}
_LONGEST = 500  # characters of a value: what a client sent does not fill the disk


class Lines(logging.Formatter):
    """A record as one line of JSON, with what was given as `extra`; a fault as its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        told: dict[str, object] = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:_LONGEST],
        }
        for name, value in vars(record).items():
            if name not in _STANDARD:
                told[name] = value if isinstance(value, int | float) else str(value)[:_LONGEST]
        if record.exc_info and record.exc_info[1]:
            told |= _fault(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _fault(error: BaseException) -> dict[str, str]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return {
        "error": f"{type(error).__name__}: {error}"[:_LONGEST],
        "where": " < ".join(reversed(places[-8:])),
    }


def as_json() -> None:
    """Let the loggers of this program, of uvicorn and of Streamlit write such lines to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name == "southsouth" else logging.WARNING)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("uvicorn.", "streamlit.")) and name != "uvicorn.access":
            below = logging.getLogger(name)
            below.handlers, below.propagate = [], True
