"""When: time expressions of a text, found and resolved to EDTF and TIMEX3, and arithmetic on uncertain intervals.

Rules find the spans, and a resolver that follows the story gives each its place on the calendar. docs/concepts/time.md
tells the conventions and how well it does.
"""

from backchannel.reading.time import intervals
from backchannel.reading.time.describing import describe
from backchannel.reading.time.find import find_times

__all__ = ["describe", "find_times", "intervals"]
