"""Every rule does on its examples what it says."""

import pytest

from lint.registry import Registered, registry
from lint.rule import Bad, Example, Good
from lint.testing import check_example

CASES = [pytest.param(r, e, id=f"{r.name}-{i}") for r in registry().values() for i, e in enumerate(r.rule.examples)]


@pytest.mark.parametrize(("registered", "example"), CASES)
def test_example(registered: Registered, example: Example) -> None:
    check_example(registered.rule, example)


@pytest.mark.parametrize("registered", registry().values(), ids=lambda r: r.name)
def test_every_rule_explains_itself(registered: Registered) -> None:
    examples = registered.rule.examples
    assert len((registered.rule.__doc__ or "").split()) >= 25, "the docstring is the rule's page: say what, why, what the fix does"
    assert any(isinstance(e, Bad) for e in examples)
    assert sum(isinstance(e, Good) for e in examples) >= 2
