"""The sample case: fourteen articles of invented outlets on contacts between Iranians and Americans, 2012-2021.

What they report of real people was widely reported; outlets, bylines and three commentators are invented, and the texts
were written for this project. `sample.json` tells outlet, date and lineage of each.
"""

from pathlib import Path


def folder() -> Path:
    """Where the texts lie."""
    return Path(__file__).parent
