"""The cheap gate of mojibake lets everything through that ftfy would call bad."""

import re

import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.text.mojibake import TRIGGERS, may_hold_mojibake

LETTERS = "abcäéñłžйΩ ..,’“”«»–…\u00a0"
STRANGE = sorted(TRIGGERS)


@pytest.mark.parametrize(
    "kind", ["bad", "c1", "box", "numeric", "law", "currency", "start_punctuation", "end_punctuation", "upper_accented"]
)
def test_every_kind_of_ftfy_triggers(kind: str) -> None:
    ranges = re.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), MOJIBAKE_CATEGORIES[kind])
    assert set(ranges) <= TRIGGERS, sorted(set(ranges) - TRIGGERS)


@given(st.text(st.sampled_from(LETTERS + "".join(STRANGE)), max_size=12))
def test_what_ftfy_calls_bad_is_looked_at(text: str) -> None:
    from ftfy import fix_encoding

    if BADNESS_RE.search(text) and fix_encoding(text) != text:
        assert may_hold_mojibake(Document(text))
