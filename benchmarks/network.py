"""How long the network's answers take on synthetic data: 50,000 entities and 200,000 contacts by default.

    python benchmarks/network.py [--entities N] [--contacts N] [--accounts N]

Entities meet in communities and now and then outside, the well known more often (by Zipf's law); one contact
in five has three to six members; half of the days are exact, the rest months and years. `--accounts` also makes a case
of that many contacts in many documents and times the grouping into accounts and the answers that read it.
"""

import argparse
import itertools
import random
import time
from datetime import date

from backchannel.analysis import Analysis, Filter
from backchannel.analysis.networks import (
    Meeting,
    Network,
    Reading,
    betweenness,
    brokers,
    communities,
    paths,
    reach,
)
from backchannel.brief import compose
from backchannel.case import Case, CaseEntity
from backchannel.lineage import Kind, Lineage
from backchannel.model import (
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityType,
    Extraction,
    Medium,
    Party,
    PartyRole,
    Span,
    Track,
    When,
)

FIRST, LAST = date(2000, 1, 1).toordinal(), date(2023, 12, 31).toordinal()


def synthetic(entities: int, contacts: int, seed: int = 7) -> Network:
    """A network with communities of about 60, hubs, multiparty contacts and uncertain dates."""
    draw = random.Random(seed)
    size = 60
    homes = [draw.randrange(max(1, entities // size)) for _ in range(entities)]
    locals_: dict[int, list[int]] = {}
    for n, home in enumerate(homes):
        locals_.setdefault(home, []).append(n)
    fame = list(itertools.accumulate(1 / (rank + 5) ** 0.7 for rank in range(entities)))
    urn = draw.choices(range(entities), cum_weights=fame, k=contacts * 4)
    meetings = []
    for at in range(contacts):
        first = urn.pop()
        count = 2 if draw.random() < 0.8 else draw.randint(3, 6)
        members = {first}
        while len(members) < count:
            home = locals_[homes[first]]
            near = draw.random() < 0.8 and len(home) > count
            members.add(draw.choice(home) if near or not urn else urn.pop())
        low = draw.randint(FIRST, LAST)
        high = low + draw.choice((0, 0, 0, 0, 0, 30, 30, 30, 364, 364))
        meetings.append(Meeting(f"m{at}", tuple(sorted(members)), low, high))
    sides = [f"S{home % 40}" for home in homes]
    return Network([f"e{n}" for n in range(entities)], meetings, sides)


def timed(what: str, call, note=lambda found: "") -> None:  # type: ignore[no-untyped-def]
    """Run once, print the seconds, by the clock and of this process, and a word on the answer."""
    begin, busy = time.perf_counter(), time.process_time()
    found = call()
    clock, own = time.perf_counter() - begin, time.process_time() - busy
    print(f"{what:42} {clock:7.2f} s ({own:6.2f} s of CPU)   {note(found)}", flush=True)


class Given:
    """Identity that is known beforehand: names are unique here."""

    def __init__(self, network: Network) -> None:
        kinds = EntityType.PERSON
        self._of = {
            name: CaseEntity(name, kinds, f"Given {name.title()}", (f"Given {name.title()}",), ())
            for name in network.names
        }

    def of(self, document_id: str, entity_id: str) -> CaseEntity:
        """The entity of this name."""
        return self._of[entity_id]


def case_of(network: Network, seed: int = 7, size: int = 10) -> Case:
    """A case in which the contacts of a network are told, ten a document, some twice, some without a date."""
    draw = random.Random(seed)
    given = Given(network)
    told = [m for m in network.meetings for _ in range(1 + (draw.random() < 0.2))]
    draw.shuffle(told)
    made = []
    for at in range(0, len(told), size):
        text, claims, entities = "", [], {}
        for number, meeting in enumerate(told[at : at + size]):
            names = [network.names[n] for n in meeting.members]
            day = date.fromordinal(meeting.low or 1)
            said = (
                day.isoformat()
                if meeting.low == meeting.high
                else f"{day:%Y-%m}"
                if draw.random() < 0.8
                else str(day.year)
            )
            extra = " ".join(f"w{draw.randrange(30_000):05}" for _ in range(6))
            start = len(text)
            text += f"{' and '.join(names)} met about {extra}.\n"
            entities |= {name: Entity(name, EntityType.PERSON, name, ()) for name in names}
            claims.append(
                Claim(
                    f"c{number}",
                    ClaimType.CONTACT,
                    Span(start, len(text) - 1),
                    Span(start, start + 3),
                    tuple(Party(PartyRole.PARTY, name) for name in names),
                    time=When(said) if draw.random() < 0.9 else None,
                    medium=Medium.MEETING,
                    track=Track.BACKCHANNEL if draw.random() < 0.02 else Track.UNSPECIFIED,
                )
            )
        document = Document(f"d{at // size}", text, outlet=f"Paper {draw.randrange(300)}", published="2024-01-01")
        made.append(Extraction(document, tuple(entities.values()), tuple(claims)))
    case = Case.of(made, given)
    alone = {id: Lineage(id, Kind.INDEPENDENT, None, id, 0.0, ()) for id in case.documents}
    case.__dict__["lineage"] = alone  # tracing copies is lineage's business, and timed there
    return case


def time_case(network: Network) -> None:
    """Grouping into accounts, once, and then the answers that read it."""
    case = case_of(network)
    analysis = Analysis(case)
    timed(
        "claims of the case (once)", lambda: case.claims, lambda f: f"{len(f)} claims, {len(case.documents)} documents"
    )
    timed("accounts (once)", lambda: analysis.contacts, lambda f: f"{len(f)} dealings")
    timed("flags and channels (once)", lambda: analysis.channels, lambda f: f"{len(f)} channels")
    timed("contradictions (once)", lambda: analysis.contradictions, lambda f: f"{len(f)}")
    busy = network.names[max(range(len(network)), key=lambda n: len(network.of_entity[n]))]
    hub, other = case.entities[busy], case.entities["e3"]
    timed("first dossier (makes the look-ups)", lambda: analysis.dossier(hub), lambda f: f"{len(f.contacts)} dealings")
    timed("dossier", lambda: analysis.dossier(other), lambda f: f"{len(f.contacts)} dealings")
    timed("pair", lambda: analysis.pair(hub, other), lambda f: f"{len(f.contacts)} dealings")
    timed("timeline of one", lambda: analysis.over_time(Filter(person=frozenset({hub.id}))), lambda f: f"{len(f)}")
    timed("timeline of all", analysis.over_time, lambda f: f"{len(f)}")
    timed("timeline of one source", lambda: analysis.over_time(Filter(source="Paper 17")), lambda f: f"{len(f)}")
    timed("what hangs on each origin", lambda: analysis.dependence, lambda f: f"{len(f)} origins")
    timed("revolving door", lambda: analysis.revolving, lambda f: f"{len(f)}")
    timed("network of the case (once)", analysis.network, lambda f: f"{len(f.meetings)} contacts")
    timed("brief about one", lambda: compose(case, about=hub.name, analysis=analysis), lambda f: f"{len(f.contacts)}")


def main() -> None:
    """Print a line for each answer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entities", type=int, default=50_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    parser.add_argument("--accounts", type=int, default=0)
    options = parser.parse_args()
    network = synthetic(options.entities, options.contacts)
    since, until = date(2010, 1, 1), date(2012, 12, 31)
    a, b = "e0", "e3"
    timed("contacts by entity (once)", lambda: network.of_entity)
    timed("pairs and neighbours (once)", lambda: (network.pairs, network.neighbours), lambda f: f"{len(f[0])} pairs")
    degree = sorted(range(len(network)), key=lambda n: -len(network.of_entity[n]))
    hub = network.names[degree[0]]
    print(f"largest hub: {len(network.of_entity[degree[0]])} contacts")
    ways = lambda found: f"{len(found)} paths, {[len(p.hops) for p in found]} contacts"  # noqa: E731
    timed("three paths, no limit", lambda: paths(network, a, b), ways)
    timed("three paths, 2010-2012", lambda: paths(network, a, b, since, until), ways)
    for wait in (30, 365):
        timed(f"three paths, waiting {wait} days at most", lambda w=wait: paths(network, a, b, since, until, w), ways)
    timed("three paths, no window, waiting 180 days", lambda: paths(network, a, b, None, None, 180), ways)
    timed("three sure paths, waiting 365 days", lambda: paths(network, a, b, since, until, 365, Reading.SURE), ways)
    timed("reach of the largest hub", lambda: reach(network, hub), lambda f: f"{len(f)} entities")
    timed("reach of the hub, waiting 60 days", lambda: reach(network, hub, None, None, 60), lambda f: f"{len(f)}")
    timed("brokers", lambda: brokers(network), lambda f: f"{len(f)} brokers, first {f[0].across}")
    timed(
        "communities",
        lambda: communities(network),
        lambda f: f"{len(f.groups)} groups, {f.seeds} seeds, agreement {f.agreement:.2f}",
    )
    timed(
        "betweenness, sampled", lambda: betweenness(network, most=5), lambda f: f"{f[0].value:.4f} ± {f[0].error:.4f}"
    )
    if options.accounts:
        time_case(synthetic(options.entities, options.accounts))


if __name__ == "__main__":
    main()
