"""Whether two claims can be about one dealing, office, accord or tie, and how much speaks for it.

Compatible is not equal: "American officials" and "William J. Burns" can be one side of one meeting, "March 2013" and
"in spring" one time. What is surely different rules a pair out. Undated claims need words in common as well.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from backchannel.analysis.origins import origin_of
from backchannel.analysis.period import Period, period
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import time_of
from backchannel.case import Case, CaseClaim
from backchannel.model import ClaimType, EntityType, Medium, Modality, PartyRole

AGAINST = frozenset({Modality.DENIED, Modality.NEGATED})
OPEN = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.ATTEMPTED, Modality.FAILED})
ALIKE = 0.2  # cosine of the words of two undated claims from which they are about one thing

_FACE = frozenset({Medium.MEETING, Medium.VISIT, Medium.NEGOTIATION})
_PARTIES = (PartyRole.PARTY, PartyRole.INTERMEDIARY, PartyRole.HOST)
_FILLERS = """the a an of and to in on at for with by as it he she they his her their that this which who was were is
are has had have been be not said says say from or but its when what there mr mrs ms did also"""
_STOP = frozenset(_FILLERS.split())


class Matcher:
    """Compares claims of one case."""

    def __init__(self, case: Case, sides: Sides) -> None:
        self._case = case
        self._sides = sides
        self._known: dict[str, dict[str, set[str]]] = {}
        self._bags = {claim.key: _bag(claim) for claim in case.claims}
        counts = Counter(word for bag in self._bags.values() for word in bag)
        self._weight = {word: math.log(1 + len(self._bags) / count) for word, count in counts.items()}

    @property
    def words(self) -> Mapping[str, Counter[str]]:
        """The words of each claim, by its key."""
        return self._bags

    def keys(self, claim: CaseClaim) -> tuple[tuple[str, ...], ...]:
        """What two claims of offices, accords or ties must have in common, one key at least, to be compared."""
        if claim.type is ClaimType.TIE:
            return ((str(claim.claim.kind), *(party.entity.id for party in claim.parties)),)
        if claim.type is ClaimType.ROLE:
            return tuple((holder.id,) for holder in claim.who(PartyRole.HOLDER))
        return tuple((accord.id, str(claim.claim.action)) for accord in claim.who(PartyRole.AGREEMENT))

    def pair(self, one: CaseClaim, other: CaseClaim) -> float | None:
        """How much two claims look like the same; None if they cannot be."""
        opposed = (one.modality in AGAINST) != (other.modality in AGAINST)
        if one.document.id == other.document.id and not opposed:
            return None  # one document tells one dealing in one claim
        if one.type is ClaimType.ROLE:
            return _same_role(one, other)
        if one.type is ClaimType.TIE:
            same = [p.entity.id for p in one.parties] == [p.entity.id for p in other.parties]
            return 1.0 if same and one.claim.kind is other.claim.kind else None
        if one.type is ClaimType.AGREEMENT:
            return self._same_act(one, other)
        return self._same_dealing(one, other, opposed)

    def _same_act(self, one: CaseClaim, other: CaseClaim) -> float | None:
        accords = [{e.id for e in claim.who(PartyRole.AGREEMENT)} for claim in (one, other)]
        if not accords[0] & accords[1] or one.claim.action is not other.claim.action:
            return None
        parties = self._parties(one, other)
        when = _times(time_of(one), time_of(other))
        return None if parties is None or when is None else 0.5 + parties / 4 + when / 4

    def _same_dealing(self, one: CaseClaim, other: CaseClaim, opposed: bool) -> float | None:
        parties = self._parties(one, other)
        when = _times(time_of(one), time_of(other))
        if parties is None or when is None or not self._places(one, other):
            return None
        if not _media(one.claim.medium, other.claim.medium) or (opposed and not self._opposes(one, other)):
            return None
        if not opposed and OPEN & {one.modality, other.modality} and one.modality is not other.modality:
            return None
        words = self.alike(one, other)
        same_medium = one.claim.medium is other.claim.medium
        if one.document.id == other.document.id:
            return parties * (0.5 + words) if same_medium else None
        if self._origin(one) == self._origin(other) and one.modality is other.modality and same_medium:
            return parties * (1 + when + words)
        times = [told for told in (time_of(one), time_of(other)) if told]
        if len(times) == 2:
            return parties * (0.5 + when / 2 + words / 2) if when >= 0.2 or words >= ALIKE else 0.0
        # An undated claim says little: it joins what is told in the same words, or an account of years.
        day = bool(times) and times[0].point
        need = ALIKE if day or not times else ALIKE * 0.75
        if Modality.DENIED in (one.modality, other.modality) and opposed:
            need = ALIKE * 0.6  # who denies speaks of what another has said
        return (0.2 + words) * parties if words >= need and (parties > 0.9 or not day) else 0.0

    def _opposes(self, one: CaseClaim, other: CaseClaim) -> bool:
        """Whether a denial is about what the other claim asserts.

        "No meeting since April" does not deny meetings of the year before; one speaker does not deny his own words.
        """
        if one.document.id == other.document.id and origin_of(self._case, one)[0] == origin_of(self._case, other)[0]:
            return False
        no, yes = (one, other) if one.modality in AGAINST else (other, one)
        if one.document.id == other.document.id and no.modality is not Modality.DENIED:
            return False
        times = time_of(no), time_of(yes)
        return times[0] is None or (times[1] is not None and times[0].holds(times[1]))

    def _origin(self, claim: CaseClaim) -> str:
        return self._case.lineage[claim.document.id].origin

    def _parties(self, one: CaseClaim, other: CaseClaim) -> float | None:
        """Share of named parties in common; None where one side of one claim cannot be that of the other.

        A state stands for whoever acts for it, so that "Iranians" fits "Ali Asghar Khaji"; two people never fit.
        """
        mine, theirs = (self.by_side(claim) for claim in (one, other))
        if set(mine) != set(theirs) and not (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
            return None
        shared = total = 0
        for side in set(mine) & set(theirs):
            a, b = mine[side], theirs[side]
            total += len(a | b)
            shared += len(a & b)
            if a and b and not a & b:
                return None
        if total == 0:
            return 0.5  # states only, on all sides
        if shared == 0 and all(
            (mine[s] and not theirs[s]) or (theirs[s] and not mine[s]) for s in set(mine) & set(theirs)
        ):
            return 0.3
        return max(0.3, shared / total)

    def by_side(self, claim: CaseClaim) -> dict[str, set[str]]:
        """Named people and bodies of each side; entities without a known side are a side of their own."""
        if claim.key in self._known:
            return self._known[claim.key]
        out: dict[str, set[str]] = {}
        roles = (PartyRole.PARTY,) if claim.type is ClaimType.CONTACT else _PARTIES
        for entity in claim.who(*roles):
            side = self._sides.of(entity)
            code = side.code if side else entity.id
            members = out.setdefault(code, set())
            if entity.type is not EntityType.COUNTRY and not entity.name[:1].islower() and "'s " not in entity.name:
                members.add(entity.id)
        self._known[claim.key] = out
        return out

    def _places(self, one: CaseClaim, other: CaseClaim) -> bool:
        if one.place is None or other.place is None or one.place.id == other.place.id:
            return True
        sides = [self._sides.of(place) for place in (one.place, other.place)]
        return None not in sides and sides[0] == sides[1]

    def alike(self, one: CaseClaim, other: CaseClaim) -> float:
        """Cosine of the words of two claims, rare ones counting more; names of their parties do not count."""
        names = {
            word for claim in (one, other) for p in claim.parties for name in p.entity.names for word in _words(name)
        }
        a, b = ({w: n for w, n in self._bags[c.key].items() if w not in names} for c in (one, other))
        dot = sum(self._weight[w] ** 2 * a[w] * b[w] for w in a.keys() & b.keys())
        norms = [math.sqrt(sum((self._weight[w] * n) ** 2 for w, n in bag.items())) for bag in (a, b)]
        return dot / (norms[0] * norms[1]) if all(norms) else 0.0


def _same_role(one: CaseClaim, other: CaseClaim) -> float | None:
    if {e.id for e in one.who(PartyRole.HOLDER)} != {e.id for e in other.who(PartyRole.HOLDER)}:
        return None
    a, b = (set(_words(claim.words(claim.claim.title) or "")) for claim in (one, other))
    if not a & b:
        return None
    when = (
        period(one.claim.time.edtf if one.claim.time else None),
        period(other.claim.time.edtf if other.claim.time else None),
    )
    if when[0] and when[1] and not when[0].overlaps(when[1]):
        return None
    return len(a & b) / len(a | b)


def _times(one: Period | None, other: Period | None) -> float | None:
    """How far two times can be one: 1 equal, 0 barely, None if they cannot. A day is no span of years."""
    if one is None or other is None:
        return 0.3
    one, other = _near_end(one), _near_end(other)
    if not one.overlaps(other):
        return None
    first, last = max(one.first, other.first), min(one.last, other.last)
    both = (last - first).days + 1
    longest = max(one.days, other.days)
    if one.point and other.point:
        return max(0.5, both / longest)
    return both / longest


def _near_end(when: Period) -> Period:
    """A time without a beginning ("for months, until Sunday") as the year before its end."""
    if when.first.year > 1 or when.ended.year <= 1:
        return when
    first = when.ended - timedelta(days=365)
    return Period(first, first, when.ended, when.last, False)


def _media(one: Medium | None, other: Medium | None) -> bool:
    loose = (None, Medium.UNSPECIFIED)
    return one is other or one in loose or other in loose or (one in _FACE and other in _FACE)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _STOP]


def _bag(claim: CaseClaim) -> Counter[str]:
    return Counter(word[:6] for word in _words(claim.quote))
