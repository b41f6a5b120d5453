"""What /openapi.json promises holds, rightly asked and wrongly."""

import described
import pytest

from southsouth.web import openapi


@pytest.fixture(scope="module")
def addresses():
    return described.addresses()


@pytest.mark.parametrize("path", described.A_FEW)
def test_an_address_answers_as_it_is_described(addresses, path):
    described.ask(addresses[path], 5)


def test_no_address_is_described_with_one_parameter_twice():
    for path, described_as in openapi.description()["paths"].items():
        names = [one["name"] for one in described_as["get"]["parameters"] if "name" in one]
        assert len(names) == len(set(names)), path
