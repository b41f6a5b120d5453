"""`python -m southsouth`: the command line, as `southsouth` starts it."""

from southsouth.cli import run

run()
