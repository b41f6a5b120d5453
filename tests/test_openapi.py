"""What /openapi.json promises holds, rightly asked and wrongly."""

import described
import pytest


@pytest.fixture(scope="module")
def addresses():
    return described.addresses()


@pytest.mark.parametrize("path", described.A_FEW)
def test_an_address_answers_as_it_is_described(addresses, path):
    described.ask(addresses[path], 5)
