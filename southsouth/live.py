"""How Streamlit is started for live sessions, and what it and a browser say to each other: the messages
that may pass.

The browser may run its page, stop it and show that it is there. Streamlit also takes messages that
empty the caches of all readers, ask for a place to upload to, or write files for developers.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from google.protobuf.message import DecodeError
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from southsouth import paths

WANTED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
LONGEST_QUERY = 8_000  # characters of an address's parameters, as for files
_SCRIPT = str(paths.PACKAGE / "ui" / "front.py").encode()


class NoMessage(ValueError):
    """The bytes are no message of Streamlit's."""


def may_pass(data: bytes) -> bool:
    """Whether a message from a browser goes on to Streamlit.

    Raises:
        NoMessage: it is none.
    """
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise NoMessage from error
    if message.WhichOneof("type") not in WANTED:
        return False
    asked = message.rerun_script
    return len(asked.query_string) <= LONGEST_QUERY and all(
        map(_can_be_read, asked.widget_states.widgets)
    )


def _can_be_read(state: WidgetState) -> bool:
    """Whether what a widget is said to hold is what it says it is: Streamlit fails where it is not."""
    kind = state.WhichOneof("value")
    if kind not in ("json_value", "json_trigger_value"):
        return True
    try:
        json.loads(getattr(state, kind))
    except (ValueError, RecursionError):
        return False
    return True


def for_readers(data: bytes) -> bytes:
    """A message from Streamlit without what concerns no reader: where the script lies, and which
    versions of what run it."""
    if _SCRIPT not in data:
        return data
    message = ForwardMsg()
    message.ParseFromString(data)
    if message.WhichOneof("type") != "new_session":
        return data
    message.new_session.main_script_path = "front.py"
    told = message.new_session.initialize.environment_info
    told.python_version = told.server_os = ""
    return message.SerializeToString()


def command(script: Path) -> Sequence[str]:
    """What starts Streamlit with a script in another process."""
    return [sys.executable, "-m", "streamlit", "run", str(script)]


def settings() -> dict[str, str]:
    """Streamlit's variables for such a process: what was set for this one, by a flag too, but an address
    of its own that is told to nobody."""
    given = {
        option.env_var: " ".join(map(str, option.value)) if option.multiple else str(option.value)
        for key, option in config.get_config_options().items()
        if config.is_manually_set(key) and not option.sensitive and option.value is not None
    }
    return given | {
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": "0",
        "STREAMLIT_SERVER_SSL_CERT_FILE": "",
        "STREAMLIT_SERVER_SSL_KEY_FILE": "",
        "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
    }


def port() -> int:
    """Where Streamlit listens in this process."""
    return int(config.get_option("server.port"))
