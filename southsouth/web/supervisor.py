"""The worker as its server sees it: started, listened to, followed by another when it dies, ended at the end.

A page script holds its interpreter while it runs. In a process of its own it holds that one, and files
keep their speed in ours. Its successor has been prepared before it dies: seconds of work of which no
reader waits.
"""

import asyncio
import json
import logging
import os
import secrets
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidMessage
from websockets.typing import Subprotocol

from southsouth import environment

SECRET = "x-southsouth-worker"
"""The header by which a worker knows its server."""
_SILENT = 60  # seconds without a word: it hangs
_QUIET = 5  # seconds without a word, of which it has two a second: another is asked first
_ASKED = 3  # seconds for one worker where there is another
_LIVED = 60  # seconds after which an end is no fault of the start
_PAUSES = (0, 1, 2, 5, 10, 30)  # seconds before the next start, longer with each that fails
_AGAIN = 0.1  # seconds until a worker that does not answer is asked again
_BEHIND = 5  # added to our niceness: where processors are few, files are answered first
_LOG = logging.getLogger(__name__)


@dataclass(eq=False)
class Worker:
    """A process for live sessions, and what it said last.

    Attributes:
        process: It.
        secret: By which it knows us.
        port: Where it takes sessions; 0 until it does.
        running: Page scripts that run in it.
        waiting: Page scripts that wait their turn.
        heard: When it said that.
    """

    process: Process
    secret: str
    port: int = 0
    running: int = 0
    waiting: int = 0
    heard: float = 0

    @property
    def is_quiet(self) -> bool:
        """Whether it has said nothing for so long that it may hang."""
        return time.monotonic() - self.heard > _QUIET

    async def speaks(self) -> bool:
        """Take what it says next; false once it has ended, or says nothing more."""
        assert self.process.stdout is not None
        try:
            line = await _line(self.process.stdout)
        except TimeoutError:
            return False
        if told := _told(line):
            self.port, self.running, self.waiting = told["port"], told["running"], told["waiting"]
            self.heard = time.monotonic()
        return bool(line)

    def let_others_go_first(self, by: int) -> None:
        """Make it so much nicer than we are, as far as that is allowed, and known here: not on Windows."""
        if hasattr(os, "setpriority"):
            with suppress(ProcessLookupError, PermissionError):
                nice = os.getpriority(os.PRIO_PROCESS, 0) + by
                os.setpriority(os.PRIO_PROCESS, self.process.pid, nice)


class Supervisor:
    """Keeps a worker for all sessions alive and, where it may, one more that waits to take its place.

    Attributes:
        starts: How often a worker was started.
        awaited: Whether the first one is still being started.
        keeps: Whether there is to be one at all.
    """

    _starting: asyncio.Lock  # two that start at once would both be late

    def __init__(self) -> None:
        self.starts = 0
        self.awaited = self.keeps = False
        self._workers: list[Worker] = []  # the oldest first

    @property
    def ready(self) -> bool:
        """Whether a session can begin at once."""
        return bool(self._ready)

    @property
    def _ready(self) -> list[Worker]:
        """Those that take sessions; the first has them, which is the oldest that speaks."""
        return sorted(
            (worker for worker in self._workers if worker.port), key=lambda worker: worker.is_quiet
        )

    @property
    def away(self) -> bool:
        """Whether there is to be a worker and is none: it is being started, for the first time or again."""
        return self.keeps and not self.ready

    @property
    def followed(self) -> bool:
        """Whether another worker is ready for when this one dies: one that hangs takes nobody's place."""
        return sum(not worker.is_quiet for worker in self._ready) > 1

    @property
    def pids(self) -> tuple[int, int]:
        """The processes of the worker and of the one that waits; 0 while there is none."""
        first, second, *_ = *(worker.process.pid for worker in self._ready), 0, 0
        return first, second

    @property
    def running(self) -> int:
        """Page scripts that run in the worker."""
        return next((worker.running for worker in self._ready), 0)

    @property
    def waiting(self) -> int:
        """Page scripts that wait their turn in the worker."""
        return next((worker.waiting for worker in self._ready), 0)

    @asynccontextmanager
    async def supervised(
        self, command: Sequence[str], settings: Mapping[str, str], *, spare: bool
    ) -> AsyncIterator[None]:
        """Keep a worker while this lasts: `command`, with further variables of the environment.

        Args:
            command: What starts it.
            settings: Those variables.
            spare: Whether another one is to be ready when it dies.
        """
        self.awaited = self.keeps = True
        self._starting = asyncio.Lock()
        variables = os.environ | settings
        places = [asyncio.create_task(self._keep(command, variables)) for _ in range(1 + spare)]
        try:
            yield
        finally:
            self.awaited = self.keeps = False
            for place in places:
                place.cancel()
            await asyncio.gather(*places, return_exceptions=True)

    async def connect(self, subprotocols: Sequence[str], patience: float) -> ClientConnection:
        """A WebSocket to the worker; to the next one where the first does not take it soon.

        Args:
            subprotocols: As the reader's browser sent them.
            patience: Seconds for a worker that is busy, or dying without that being known yet.

        Raises:
            ConnectionError: there is none.
            TimeoutError: it did not take it in that time.
        """
        async with asyncio.timeout(patience):
            while ready := self._ready:
                for worker in ready:
                    try:
                        async with asyncio.timeout(_ASKED if len(ready) > 1 else None):
                            return await _line_to(worker, subprotocols)
                    except (
                        OSError,
                        InvalidMessage,
                    ):  # it hangs, or is dying, which is not known yet
                        continue
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
        try:
            async with AsyncExitStack() as life:
                async with self._starting:
                    worker = await life.enter_async_context(self._started(command, variables))
                    while not worker.port and await worker.speaks():
                        pass
                if worker.port:
                    self.awaited = False
                    self._order()
                    while await worker.speaks():
                        pass
        except OSError as error:  # no memory, no process more
            return str(error)
        return f"code {worker.process.returncode}"

    @asynccontextmanager
    async def _started(
        self, command: Sequence[str], variables: Mapping[str, str]
    ) -> AsyncIterator[Worker]:
        """A process that lasts no longer than this."""
        self.starts += 1
        secret = secrets.token_urlsafe()
        process = await asyncio.create_subprocess_exec(
            *command, env={**variables, environment.WORKER: secret}, stdin=PIPE, stdout=PIPE
        )
        worker = Worker(process, secret)
        self._workers.append(worker)
        try:
            self._order()
            yield worker
        finally:
            self._workers.remove(worker)
            self._order()
            with suppress(ProcessLookupError):
                process.kill()  # nothing of it is to be kept
            await process.wait()

    def _order(self) -> None:
        """Sessions, and a start that nobody waits for, stay behind files; one that readers wait for does not."""
        for worker in self._workers:
            worker.let_others_go_first(_BEHIND if self.ready else 0)


async def _line_to(worker: Worker, subprotocols: Sequence[str]) -> ClientConnection:
    return await connect(
        f"ws://127.0.0.1:{worker.port}/_stcore/stream",
        subprotocols=[Subprotocol(one) for one in subprotocols if one] or None,
        additional_headers={SECRET: worker.secret},
        user_agent_header=None,
        compression=None,
        proxy=None,
        open_timeout=None,
        ping_interval=None,  # a worker that hangs says nothing more
        max_size=None,
    )


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
"""The workers of this process."""
