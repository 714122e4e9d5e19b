"""What a rule may know besides its own words: the date of publication, the story so far, the tense around it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from backchannel.reading.time.points import Grain, Point, coarsen

PAST, PRESENT, FUTURE = "past", "present", "future"
_FAR_YEARS = 12
_CUE_REACH = 250  # characters within which a verb governs an expression; keeps endless "sentences" cheap
_OPENING = 25  # characters within which a date opens its sentence

# The nearest cue decides, one on the left before one on the right: in "said on Monday that it will" Monday belongs to
# "said", in "will meet on Monday, she said" to "will".
_FUTURE = (
    r"(?:will|shall|won['’]t|would|going to|['’]ll|(?:is|are|was|were) (?:set|due|scheduled|expected|planned|slated"
    r"|likely|poised|about|to)\b(?: to)?|(?:set|due|scheduled|expected|planned|slated) (?:to|for|on)|plans?|planning"
    r"|upcoming|tomorrow|ahead of|to (?=(?:be|meet|hold|visit|discuss|attend|sign|begin|start|take|travel|resume|return"
    r"|host|arrive|leave|speak|address|vote|open|face|make|join|play|launch|announce|decide|go|come|get|send|receive"
    r"|continue|end|run|hear|give|see|work|present|report|review|consider|call|talk|stay|fly|head)\b))"
    r"(?: ?(?:not|also))?(?: ?be [a-z]+)?"  # the participle of "will be signed" is no cue of its own
)
_PRESENT = (
    r"(?:am|is|are|['’]m|['’]re)\s+(?:\w+ly\s+)?[a-z]+ing|sees|takes place|begins|starts|opens|meets|leaves|arrives"
    r"|returns|visits|travels|holds|departs|flies|convenes|resumes|comes|goes|ends|expires|resume|begin|meet|expire|convene|depart"
)
_PAST = (
    r"was|were|had|did|said|says|met|told|went|came|took|made|got|gave|held|began|left|became|spoke|sent|wrote|won|lost"
    r"|fell|rose|ran|saw|led|hit|set|found|brought|broke|built|bought|paid|sold|sought|struck|stood|thought|kept|knew|put"
    r"|has|have|been|(?!need|speed|feed|seed|indeed|exceed|proceed|succeed|hundred|united|red\b)[a-z]{2,}ed"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<present>{_PRESENT})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr|\bDr|\bSt|\bJr)(?<!\bMrs|\bGen|\bSen|\bRep|\bGov|\bJan|\bFeb|\bMar|\bApr"
    r"|\bJun|\bJul|\bAug|\bSep|\bOct|\bNov|\bDec)[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+"
)
_YEAR = re.compile(r"(?<![\d$€£#.,])(1\d\d\d|20\d\d|\d{2,3}(?=\s?B\.?C))(?![\d,.]\d|\d)(\s?B\.?C)?")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week"
    r"|month|year|night)"
    r"|this (?:week|month|year|morning)|next (?:week|month|year))\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression as a rule found it; joining and writing follow.

    Attributes:
        start, end: offsets into the text.
        kind: date, time, duration or set.
        timex: TIMEX3 value.
        edtf: EDTF; None where left open.
        rule: name of the rule.
        point: the place on the calendar, if it is one; the story goes on from there.
        also: other readings with weights.
        full: whether the words themselves name the year.
        deictic: whether it was counted from the date of publication.
    """

    start: int
    end: int
    kind: str
    timex: str
    edtf: str | None
    rule: str
    point: Point | None = None
    also: tuple[tuple[str, float], ...] = ()
    full: bool = False
    deictic: bool = False


def dated(
    start: int,
    end: int,
    point: Point | None,
    rule: str,
    *,
    edtf: str | None = None,
    also: Iterable[tuple[Point | None, float]] = (),
    full: bool = False,
    deictic: bool = False,
    open_timex: str = "XXXX-XX-XX",
) -> Found:
    """A date or time at `point`; without one, an expression whose value stays open (`open_timex`)."""
    if point is None:
        return Found(start, end, "time" if "T" in open_timex else "date", open_timex, None, rule)
    kind = "time" if point.grain >= Grain.PART else "date"
    others = tuple((other.edtf(), weight) for other, weight in also if other is not None and other != point)
    return Found(start, end, kind, point.timex(), edtf or point.edtf(), rule, point, others, full, deictic)


@dataclass(slots=True)
class Context:
    """The state of one pass over one text.

    Attributes:
        text: the text.
        published: date of publication, if known.
        tense_at: tense of the governing verb at an offset, from a parse; None to use cues.
        bounds: sentences as (start, end); found by punctuation if not given.
        narrative: whether undated expressions follow the story rather than the date of publication.
        reference: the last place on the calendar that the story reached.
    """

    text: str
    published: Point | None
    tense_at: Callable[[int], str | None] | None = None
    bounds: Sequence[tuple[int, int]] | None = None
    narrative: bool = False
    reference: Point | None = None
    _mark: int = -1
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.bounds is None:
            self._starts = [0, *(match.end() for match in _SENTENCE.finditer(self.text))]
        else:
            self._starts = [start for start, _ in self.bounds] or [0]
        self.narrative = self.published is None or self._tells_history()

    def _tells_history(self) -> bool:
        """Whether the text names years other than the present ones so often that it is history, not news."""
        assert self.published is not None
        past = near = 0
        for match in _YEAR.finditer(self.text):
            if match.group(2) or int(match.group(1)) < self.published.year:
                past += 1
            else:
                near += 1
        deictic = sum(1 for _ in _DEICTIC.finditer(self.text))
        if past >= 2 and near + deictic == 0:
            return True
        words = len(self.text) / 6
        return past >= 4 and past >= 3 * near and past >= 3 * deictic and past >= words / 200

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds the offset."""
        return bisect_right(self._starts, offset) - 1

    def sentence_bounds(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the offset."""
        index = max(self.sentence(offset), 0)
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self._starts[index], end

    def note(self, found: Found) -> None:
        """The story has reached this place on the calendar."""
        point = found.point
        if point is None or point.grain < Grain.YEAR or found.kind not in ("date", "time") or found.rule == "header":
            return
        if self.narrative and found.deictic and self.published is not None and self.reference is not None:
            return
        if self.reference is not None and point.grain is Grain.YEAR and self.reference.grain > Grain.YEAR:
            # "in 2005 a report told that ...": a bare year far from the story does not move it, nor does its own year
            apart = abs(point.year - self.reference.year)
            if (apart > _FAR_YEARS or apart == 0) and self.age(found.start) <= 5:
                return
            # nor does one in passing: "planned for 1976"; what opens a sentence sets the scene
            if (
                self.narrative
                and self.age(found.start) <= 4
                and found.start - self.sentence_bounds(found.start)[0] > _OPENING
            ):
                return
        self.reference = point
        self._mark = self.sentence(found.start)

    def age(self, offset: int) -> int:
        """How many sentences ago the story last named a date; a large number if it never did."""
        return 10_000 if self.reference is None else self.sentence(offset) - self._mark

    def story(self, offset: int, grain: Grain, reach: int = 4) -> Point | None:
        """What "that day" or "two months earlier" counts from: the last date of the story that is fine enough.

        A story that last named a date more than `reach` sentences ago gives way to the date of publication.
        """
        if self.reference is not None and (self.narrative or self.age(offset) <= reach):
            point = coarsen(self.reference, grain)
            if point is not None:
                return point
            if self.narrative:
                return None
        return self.now(grain)

    def now(self, grain: Grain) -> Point | None:
        """The unit of publication: its day, week, month ...; None where the date is unknown or too coarse."""
        return coarsen(self.published, grain) if self.published is not None else None

    def deictic(self, grain: Grain) -> Point | None:
        """What "last year" counts from: publication, or the story in a text without a date."""
        if self.published is not None:
            return self.now(grain)
        return coarsen(self.reference, grain) if self.reference is not None else None

    def tense(self, offset: int) -> tuple[str, bool]:
        """Tense of the verb that governs the offset, and whether anything says so (else past is assumed)."""
        if self.tense_at is not None:
            given = self.tense_at(offset)
            if given is not None:
                return given, True
        start, end = self.sentence_bounds(offset)
        start, end = max(start, offset - _CUE_REACH), min(end, offset + _CUE_REACH)
        found = None
        for match in _CUE.finditer(self.text, start, end):
            if match.start() >= offset:
                found = found or match
                break
            found = match
        if found is None:
            return PAST, False
        return found.lastgroup or PAST, True
