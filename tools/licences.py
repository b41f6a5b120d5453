"""Rewrites licences.csv: every package of requirements.lock with the licence its metadata tells.

Run it where the packages are installed, after the lock was made anew.
"""

import csv
import re
import sys
from importlib import metadata

from southsouth import paths

_SHORT = {
    "MIT License": "MIT", "Apache Software License": "Apache-2.0", "BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0", "Apache License, Version 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0",
    "BSD 3-Clause": "BSD-3-Clause", "BSD 3-Clause License": "BSD-3-Clause", "3-Clause BSD License": "BSD-3-Clause",
    "Python Software Foundation License": "PSF-2.0", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-2.1-only", "ISC License (ISCL)": "ISC",
    "PSFL": "PSF-2.0",
}  # fmt: skip
# Their metadata say nothing; read in the licence files that they carry.
_READ = {"dataframely": "BSD-3-Clause", "resvg-py": "MIT"}


def licence(name: str) -> str:
    """The licence as its metadata says it: the expression, else the short name of what is told."""
    if name in _READ:
        return _READ[name]
    told = metadata.metadata(name)
    expression = told.get("License-Expression")
    if expression:
        return expression
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or ()
        if "License ::" in line
    ]
    first = (told.get("License") or "").strip().splitlines()[:1]
    for candidate in [*first, *classes]:
        found = _SHORT.get(candidate, candidate)
        if re.fullmatch(r"[A-Za-z0-9.+-]+", found):
            return found
    return "; ".join([*first, *classes]) or "unknown"


def main() -> None:
    """Write the file."""
    lock = (paths.ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    with (paths.ROOT / "licences.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["package", "licence"])
        writer.writerows((name, licence(name)) for name in sorted(names))
    print(f"{len(names)} packages", file=sys.stderr)


if __name__ == "__main__":
    main()
