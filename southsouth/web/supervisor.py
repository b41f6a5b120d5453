"""The worker as its server sees it: started, listened to, started again when it dies, ended at the end.

A page script holds its interpreter while it runs. In a process of its own it holds that one, and files
keep their speed in ours.
"""

import asyncio
import json
import logging
import os
import secrets
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidMessage
from websockets.typing import Subprotocol

from southsouth import environment

SECRET = "x-southsouth-worker"
"""The header by which a worker knows its server."""
_SILENT = 60  # seconds without a word: it hangs
_LIVED = 60  # seconds after which an end is no fault of the start
_PAUSES = (0, 1, 2, 5, 10, 30)  # seconds before the next start, longer with each that fails
_AGAIN = 0.1  # seconds until a worker that does not answer is asked again
_LOG = logging.getLogger(__name__)


class Supervisor:
    """Keeps one worker alive, and tells what it said last.

    Attributes:
        pid: Its process; 0 while there is none.
        running: Page scripts that run in it.
        waiting: Page scripts that wait their turn.
        starts: How often a worker was started.
        awaited: Whether the first one is still being started.
        keeps: Whether there is to be one at all.
    """

    def __init__(self) -> None:
        self.pid = self.running = self.waiting = self.starts = 0
        self.awaited = self.keeps = False
        self._port = 0
        self._secret = ""
        self._ready = asyncio.Event()

    @property
    def ready(self) -> bool:
        """Whether a session can begin at once."""
        return self._ready.is_set()

    @property
    def away(self) -> bool:
        """Whether there is to be a worker and is none: it is being started, for the first time or again."""
        return self.keeps and not self.ready

    @asynccontextmanager
    async def supervised(
        self, command: Sequence[str], settings: Mapping[str, str]
    ) -> AsyncIterator[None]:
        """Keep a worker while this lasts: `command`, with further variables of the environment."""
        self.awaited = self.keeps = True
        keeping = asyncio.create_task(self._keep(command, os.environ | settings))
        try:
            yield
        finally:
            self.awaited = self.keeps = False
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    async def connect(self, subprotocols: Sequence[str], patience: float) -> ClientConnection:
        """A WebSocket to the worker.

        Args:
            subprotocols: As the reader's browser sent them.
            patience: Seconds for a worker that is busy, or dying without that being known yet.

        Raises:
            ConnectionError: there is none.
            TimeoutError: it did not take it in that time.
        """
        async with asyncio.timeout(patience):
            while self.ready:
                try:
                    return await connect(
                        f"ws://127.0.0.1:{self._port}/_stcore/stream",
                        subprotocols=[Subprotocol(one) for one in subprotocols if one] or None,
                        additional_headers={SECRET: self._secret},
                        user_agent_header=None,
                        compression=None,
                        proxy=None,
                        open_timeout=None,
                        ping_interval=None,  # a worker that hangs says nothing more
                        max_size=None,
                    )
                except (OSError, InvalidMessage):  # it is dying, which is not known yet
                    await asyncio.sleep(_AGAIN)
        raise ConnectionError("no worker")

    async def _keep(self, command: Sequence[str], variables: Mapping[str, str]) -> None:
        failed = 0
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            end = await self._one(command, variables)
            failed = 1 if clock() - began > _LIVED else failed + 1
            pause = _PAUSES[min(failed, len(_PAUSES)) - 1]
            _LOG.error("worker ended", extra={"end": end, "again_in": pause})
            await asyncio.sleep(pause)

    async def _one(self, command: Sequence[str], variables: Mapping[str, str]) -> str:
        """One worker from its start to its end; returns how it ended."""
        self.starts += 1
        self._secret = secrets.token_urlsafe()
        own = {**variables, environment.WORKER: self._secret}
        try:
            process = await asyncio.create_subprocess_exec(
                *command, env=own, stdin=PIPE, stdout=PIPE
            )
        except OSError as error:  # no memory, no process more
            return str(error)
        self.pid = process.pid
        try:
            await self._listen(process)
        finally:
            self._ready.clear()
            self.pid = self.running = self.waiting = 0
            with suppress(ProcessLookupError):
                process.kill()  # nothing of it is to be kept
            await process.wait()
        return f"code {process.returncode}"

    async def _listen(self, process: Process) -> None:
        """Until the worker ends, or says nothing more."""
        assert process.stdout is not None
        with suppress(TimeoutError):
            while line := await _line(process.stdout):
                if told := _told(line):
                    self._port, self.running, self.waiting = (
                        told["port"],
                        told["running"],
                        told["waiting"],
                    )
                    self.awaited = False
                    self._ready.set()


async def _line(stdout: asyncio.StreamReader) -> bytes:
    """The next line; empty at the end. `asyncio.wait_for` of Python 3.11 loses a cancellation that comes with it."""
    async with asyncio.timeout(_SILENT):
        return await stdout.readline()


def _told(line: bytes) -> dict[str, Any]:
    """What a worker says in a line; nothing where Streamlit printed it before the line was its own."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


SUPERVISOR = Supervisor()
"""The worker of this process."""
