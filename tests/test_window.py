"""The bounds and the precision of an EDTF string, as verify reads them for itself."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from regesta.db.window import bounds, precision
from regesta.extract.model import When


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("2022-08-30", ("2022-08-30", "2022-08-30")),
        ("2022-08", ("2022-08-01", "2022-08-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021~", ("2021-01-01", "2021-12-31")),
        ("2023-35", ("2023-07-01", "2023-09-30")),
        ("2026/2027", ("2026-01-01", "2027-12-31")),
        ("../2023-06-30", (None, "2023-06-30")),
        ("/2023", (None, "2023-12-31")),
        ("2016/..", ("2016-01-01", None)),
        ("2023-10-XX", ("2023-10-01", "2023-10-31")),
        ("202X", ("2020-01-01", "2029-12-31")),
        ("2022-11~/2022-12~", ("2022-11-01", "2022-12-31")),
        ("2023-08-01~/2023-08-10~", ("2023-08-01", "2023-08-10")),
        ("XXXX-04-10", (None, None)),
        ("XXXX-04-10/XXXX-04-12", (None, None)),
        (None, (None, None)),
        ("2022-13", None),
        ("2022-02-30", None),
        ("八月", None),
        ("", None),
    ],
)
def test_bounds_are_the_strict_ones(written: str | None, window: tuple[str | None, str | None] | None) -> None:
    assert bounds(written) == window


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800), st.sampled_from(["", "~"]))
@example(date(2022, 1, 1), 180, "")
def test_precision_is_what_the_words_were_read_as(first: date, days: int, mark: str) -> None:
    """verify has its own reading of what extract/model.py says; the two agree."""
    last = date.fromordinal(first.toordinal() + days)
    written = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    assert precision(written, first.isoformat(), last.isoformat()) == When.of(written, first, last).precision


@pytest.mark.parametrize(
    "written", ["2022", "2022-08", "2023-33", "2023-36", "2022-01/2022-06", "2022-07/2022-12", "2016/..", "2021~"]
)
def test_precision_of_what_a_string_allows(written: str) -> None:
    window = bounds(written)
    assert window is not None
    low, high = (date.fromisoformat(d) if d else None for d in window)
    assert precision(written, *window) == When.of(written, low, high).precision
    assert edtf.parse_edtf(written) is not None
