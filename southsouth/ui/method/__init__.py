"""The sections of the Method page, a module a subject."""

from southsouth.ui.method.arithmetic import arithmetics
from southsouth.ui.method.checks import copy, made, tokens, verified
from southsouth.ui.method.doubts import caveat, caveats, corrections
from southsouth.ui.method.terms import cite, correct, licences, limits

__all__ = [
    "arithmetics", "caveat", "caveats", "cite", "copy", "correct", "corrections", "licences",
    "limits", "made", "tokens", "verified",
]  # fmt: skip
