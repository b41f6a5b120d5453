"""Coroutines run to their end: in another thread, as in that of the tests Playwright keeps a loop."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine returns, or raises, in a loop that begins and ends with it."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def often(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """The same in a loop that goes on: for what is asked some thousand times."""
    return asyncio.run_coroutine_threadsafe(coroutine, _going_on()).result()


@cache
def _going_on() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    return loop
