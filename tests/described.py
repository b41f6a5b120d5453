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
