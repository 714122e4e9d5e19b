"""A case for programs: what the commands show, as plain objects.

from backchannel import Case

case = Case.read(["articles/"])            # or Case.open("iran.db")
for channel in case.backchannels():
    print(channel.name, len(channel.contacts))
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, overload

if TYPE_CHECKING:
    from backchannel.analysis import Account, AgreementView, Analysis, Channel, Dependence, Dossier, Entry, Pair, Turn
    from backchannel.analysis.networks import Network, Path
    from backchannel.brief import Brief
    from backchannel.case import Case as Kept
    from backchannel.case import CaseEntity
    from backchannel.model import Document, Extraction, Modality

T = TypeVar("T")

Frame = Literal["pandas", "polars"]
"""The libraries that can hold a table."""


class Answers(Sequence[T], Generic[T]):
    """What was found, as a sequence that can be turned into plain dictionaries or a table."""

    def __init__(self, found: Iterable[T]) -> None:
        self._found = tuple(found)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Answers[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Answers[T]":
        return Answers(self._found[at]) if isinstance(at, slice) else self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._found == other._found

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} answers>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each as dictionaries, lists, strings, numbers and None."""
        from backchannel.brief.plain import plain

        return [plain(one) for one in self._found]

    def to_frame(self, library: Frame | None = None) -> Any:
        """A table with a row for each; what is no single value is written as text (names) or JSON.

        Args:
            library: `pandas` or `polars`; by default whichever is installed, pandas first.

        Raises:
            ImportError: if it, or either, is not installed.
        """
        from backchannel.brief.tables import frame

        return frame(self._found, library)


class Case:
    """One investigation. Make one with `Case.open`, `Case.read` or `Case.of`; it is never changed.

    Args:
        kept: a case of `backchannel.case`.
    """

    def __init__(self, kept: "Kept") -> None:
        self._kept = kept

    @classmethod
    def open(cls, address: str | FilePath) -> Self:
        """The case that is kept in a file or a database.

        Args:
            address: a path, or `postgresql://user:password@host/database`.

        Raises:
            CaseError: if none is there or it cannot be read.
        """
        from backchannel.case import open_case

        return cls(open_case(address))

    @classmethod
    def read(cls, paths: Iterable[str | FilePath]) -> Self:
        """A case of documents that are read now and kept nowhere.

        Args:
            paths: files or folders.

        Raises:
            SourceError: the first input that cannot be read.
            ModelError: if the reading model is missing or damaged.
        """
        from backchannel import pipeline
        from backchannel.sources import load

        return cls.of(pipeline.extract(load([FilePath(path) for path in paths], strict=True)))

    @classmethod
    def of(cls, extractions: "Iterable[Extraction]") -> Self:
        """A case of what was found in documents before (`backchannel.extract`, `backchannel.read`).

        Raises:
            ValueError: if two documents have one id.
        """
        from backchannel.case import Case as Kept

        return cls(Kept.of(extractions))

    @cached_property
    def analysis(self) -> "Analysis":
        """Everything that is computed, for what is not here."""
        from backchannel.analysis import Analysis

        return Analysis(self._kept)

    @property
    def documents(self) -> "tuple[Document, ...]":
        """The documents, in order of publication."""
        return tuple(self._kept.documents.values())

    @property
    def entities(self) -> "Answers[CaseEntity]":
        """Everybody and everything that documents name, by name."""
        return Answers(self._kept.entities.values())

    def find(self, name: str) -> "CaseEntity":
        """The entity that a name, or an id, means; of several the one with most claims.

        Raises:
            NotInCaseError: if the name fits nothing.
        """
        from backchannel.analysis.finding import find

        return find(self._kept, name).entity

    def backchannels(self) -> "Answers[Channel]":
        """Contacts that bear signs of a back channel, by channel: a pattern in reports, not an accusation."""
        return Answers(self.analysis.channels)

    def contacts(self, *, apart: bool = False) -> "Answers[Account]":
        """Dealings told as done, by date; with `apart` those planned, tried or only denied instead."""
        from backchannel.analysis import done

        return Answers(a for a in self.analysis.contacts if done(a) is not apart)

    def dossier(self, name: str) -> "Dossier":
        """All that is claimed of somebody.

        Raises:
            NotInCaseError: if the name fits nothing.
        """
        return self.analysis.dossier(self.find(name))

    def pair(self, one: str, other: str) -> "Pair":
        """All dealings between two; a state stands for whoever acts for it.

        Raises:
            NotInCaseError: if a name fits nothing.
            ValueError: if both mean the same.
        """
        return self.analysis.pair(self.find(one), self.find(other))

    def agreements(self) -> "Answers[AgreementView]":
        """What is claimed of each agreement."""
        return Answers(self.analysis.agreements)

    def timeline(
        self,
        *,
        person: str | None = None,
        country: str | None = None,
        modality: "Modality | None" = None,
        source: str = "",
        grade: int = 6,
        since: date | None = None,
        until: date | None = None,
        flagged: bool = False,
    ) -> "Answers[Entry]":
        """Dated dealings and acts by date; see `backchannel.analysis.Filter` for what each argument keeps.

        Raises:
            NotInCaseError: if a name fits nothing.
        """
        from backchannel.analysis import Filter
        from backchannel.analysis.finding import state

        people = frozenset({self.find(person).id} if person else ())
        countries = frozenset({state(self.analysis, country)} if country else ())
        told = frozenset({modality} if modality else ())
        kept = Filter(people, countries, told, source, grade, since, until, flagged)
        return Answers(self.analysis.over_time(kept))

    def network(self) -> "Network":
        """The network of contacts told as done; `backchannel.analysis.networks` asks it questions."""
        return self.analysis.network()

    def paths(
        self, one: str, other: str, *, since: date | None = None, until: date | None = None, wait: int | None = None
    ) -> "Answers[Path]":
        """How word could have got from one to another, by dated contacts told as done; `wait` is in days.

        Nothing if one of them takes part in no such contact.

        Raises:
            NotInCaseError: if a name fits nothing.
        """
        from backchannel.analysis.networks import paths

        network, start, target = self.network(), self.find(one).id, self.find(other).id
        if not {start, target} <= network.number.keys():
            return Answers(())
        return Answers(paths(network, start, target, since, until, wait))

    def revolving(self) -> "Answers[Turn]":
        """Offices left before and taken after dealings."""
        return Answers(self.analysis.revolving)

    def hangs_on(self) -> "Answers[Dependence]":
        """What would be gone without each origin."""
        return Answers(self.analysis.dependence)

    def brief(
        self,
        *,
        about: str | None = None,
        pair: tuple[str, str] | None = None,
        document: str | None = None,
        full: bool = False,
    ) -> "Brief":
        """A sourced report; `backchannel.render` writes it out.

        Raises:
            NotInCaseError: if a name or document is not there.
            ValueError: if more than one thing is asked for.
        """
        from backchannel.brief import compose

        return compose(self._kept, full, about=about, pair=pair, document=document, analysis=self.analysis)
