"""What /openapi.json promises holds: schemathesis asks what it describes, rightly and wrongly."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette

from southsouth import web
from southsouth.web import openapi

APP = Starlette(middleware=list(web.middleware()))
DESCRIBED = schemathesis.openapi.from_asgi(openapi.ADDRESS, APP)
DESCRIBED.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@DESCRIBED.parametrize()
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_every_described_address_answers_as_it_is_described(case):
    # What cannot be written there: a first year after the last is refused.
    spans = {"from", "to"} <= set(case.query or {})
    case.call_and_validate(excluded_checks=[positive_data_acceptance] * spans)
