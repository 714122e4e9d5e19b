"""Dates of publication."""

import pytest

from backchannel.sources.dates import edtf_date, find_date


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-02-23", "2021-02-23"),
        ("2021-02-23T10:00:00Z", "2021-02-23"),
        ("2021-02-23 10:00", "2021-02-23"),
        ("2021-02", "2021-02"),
        ("2021", "2021"),
        ("2021-02~", "2021-02~"),
        ("Tuesday, February 23, 2021", "2021-02-23"),
        ("23rd of February 2021", "2021-02-23"),
        ("Sept. 5, 2018", "2018-09-05"),
        ("2021-02-30", None),
        ("2021-13", None),
        ("soon", None),
        ("", None),
        ("on 2021-02-23", None),
        ("03/04/2021", None),
    ],
)
def test_edtf_date(written, edtf):
    assert edtf_date(written) == edtf


def test_the_weekday_belongs_to_the_date():
    line = "The Planet, Wednesday 9 May 2018. By X"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "Wednesday 9 May 2018"


def test_of_several_dates_the_first_counts():
    assert find_date("12 March 2021 (corrected on March 19, 2021)").iso == "2021-03-12"
