"""Where things are. Imports nothing of ours."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
DATA = ROOT / "data"
GEO = ROOT / "geo"
PAGES = ROOT / "pages"
LOCALE = PACKAGE / "locale"
TEMPLATES = PACKAGE / "templates"
STATIC = PACKAGE / "static"
