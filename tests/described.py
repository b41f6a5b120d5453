"""/openapi.json as schemathesis reads it: which addresses it is asked for, and what must hold of an answer.

`test_openapi.py` asks a few addresses of each kind; `python tools/described.py 50` all of them, as often as is
wished.
"""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette

from southsouth import web
from southsouth.web import openapi

A_FEW = [
    "/download/events.csv", "/download/commissions.json", "/download/places.geojson", "/download/datapackage.json",
    "/embed/index.json", "/embed/fact/{id}", "/embed/timeline", "/embed/timeline.svg", "/oembed", "/healthz", "/readyz",
]  # fmt: skip


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: dict[str, Any]) -> None:
    """The tool takes some that Unicode has not assigned for marks, and controls for spaces: it asks without
    marks, and with one space. What the patterns say of every category, `test_openapi.py` asks by itself."""
    for described in raw_schema["paths"].values():
        for one in described["get"]["parameters"]:
            if "pattern" in one["schema"]:
                told = one["schema"]["pattern"]
                one["schema"]["pattern"] = told.replace(r"\p{M}", "").replace(r"\p{Zs}", " ")


def addresses() -> dict[str, Any]:
    """What is described, by address; the application that it is of stands behind it."""
    app = Starlette(middleware=list(web.middleware()))
    told = schemathesis.openapi.from_asgi(openapi.ADDRESS, app).get_all_operations()
    return {found.path: found for found in (one.ok() for one in told)}


def ask(address: Any, times: int) -> None:
    """Ask one of the addresses so often."""
    bounds = settings(
        max_examples=times, deadline=None, suppress_health_check=list(HealthCheck), database=None,
        phases=[Phase.generate],
    )  # fmt: skip
    bounds(given(case=address.as_strategy())(holds))()


def holds(case: Any) -> None:
    """Ask, and check: no fault, the statuses, types and refusals that are described, and no others.

    What cannot be described: a first year after the last one is refused.
    """
    spans = {"from", "to"} <= set(case.query or {})
    case.call_and_validate(excluded_checks=[positive_data_acceptance] * spans)
