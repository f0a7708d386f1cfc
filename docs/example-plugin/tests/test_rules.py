"""Every example of every rule holds."""

import pytest

from lint import check_example
from noiselint_harbour.harbour.harbour_line import HarbourLine
from noiselint_harbour.harbour.tide_widget import TideWidget


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in (HarbourLine, TideWidget) for example in rule.examples])
def test_example(rule, example):
    check_example(rule, example)
