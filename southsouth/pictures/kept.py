"""PNGs made before, in build/pictures/ by what they were made from: a second publish is fast."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from southsouth import paths

FOLDER = paths.ROOT / "build" / "pictures"


def path(*parts: str) -> Path:
    """Where the PNG of exactly these parts is kept."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
    return FOLDER / f"{digest}.png"


def read(*parts: str) -> bytes | None:
    """The PNG made of these parts, or None."""
    kept = path(*parts)
    return kept.read_bytes() if kept.exists() else None


def write(body: bytes, *parts: str) -> bytes:
    """Keep a PNG; a folder that cannot be written only costs the time to make it again."""
    kept = path(*parts)
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(body)
        part.replace(kept)
    except OSError:
        return body
    return body


def made(make: Callable[[], bytes], *parts: str) -> bytes:
    """The PNG of these parts, made now if it is not kept."""
    return read(*parts) or write(make(), *parts)
