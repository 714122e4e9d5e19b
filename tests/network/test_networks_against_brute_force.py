"""Paths, brokers, betweenness and pairs against slow and plain implementations on random small networks."""

import itertools
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.analysis.networks import (
    Meeting,
    Network,
    Part,
    Reading,
    betweenness,
    brokers,
    communities,
    paths,
    reach,
)
from backchannel.analysis.networks.search import search

DAY = 700_000
ENTITIES = 5


@st.composite
def networks(draw, spans=True, pairs_only=False):
    count = draw(st.integers(1, 7))
    meetings = []
    for at in range(count):
        size = 2 if pairs_only else draw(st.integers(2, 3))
        members = sorted(draw(st.permutations(range(ENTITIES)))[:size])
        low = draw(st.integers(0, 9))
        high = low + (draw(st.integers(0, 6)) if spans else 0)
        dated = draw(st.integers(0, 9)) > 0
        meetings.append(Meeting(f"m{at}", tuple(members), *((DAY + low, DAY + high) if dated else (None, None))))
    sides = [draw(st.sampled_from(["A", "B", "C", None])) for _ in range(ENTITIES)]
    return Network([f"e{n}" for n in range(ENTITIES)], meetings, sides)


def follows(days, wait, reading):
    """Whether contacts with these bounds can (or surely do) follow each other, by trying all days."""
    if reading is Reading.SURE:
        steps = itertools.pairwise(days)
        return all(a[1] < b[0] and (wait is None or b[1] - a[0] <= wait) for a, b in steps)
    choices = itertools.product(*(range(low, high + 1) for low, high in days))
    return any(all(a <= b and (wait is None or b - a <= wait) for a, b in itertools.pairwise(c)) for c in choices)


def reachable(network, start, wait, reading):
    """Everybody that a walk over distinct contacts leads to, by trying all walks."""
    found = set()

    def go(at, used):
        for number, meeting in enumerate(network.meetings):
            if meeting.low is None or number in used or at not in meeting.members:
                continue
            walk = [*used, number]
            if follows([(network.meetings[m].low, network.meetings[m].high) for m in walk], wait, reading):
                for member in meeting.members:
                    if member not in (at, start):
                        found.add(member)
                        if len(walk) < 4:
                            go(member, walk)

    go(start, [])
    return found


@settings(max_examples=60)
@given(networks(), st.sampled_from(Reading))
def test_reach_without_a_limit_is_exact(network, reading):
    found = reach(network, "e0", reading=reading)
    assert reachable(network, 0, None, reading) <= {int(e[1:]) for e in found}
    check_sound(network, None, reading)


@settings(max_examples=60)
@given(networks(spans=False), st.integers(0, 5))
def test_reach_with_exact_days_and_a_limit_is_exact(network, wait):
    found = {int(e[1:]) for e in reach(network, "e0", wait=wait)}
    assert reachable(network, 0, wait, Reading.POSSIBLE) <= found
    check_sound(network, wait, Reading.POSSIBLE)


@settings(max_examples=60)
@given(networks(), st.integers(0, 5))
def test_surely_within_the_limit_is_exact(network, wait):
    assert reachable(network, 0, wait, Reading.SURE) <= {
        int(e[1:]) for e in reach(network, "e0", None, None, wait, Reading.SURE)
    }
    check_sound(network, wait, Reading.SURE)


@settings(max_examples=60)
@given(networks(), st.integers(0, 5))
def test_what_is_possible_within_the_limit_is_possible_as_a_whole(network, wait):
    check_sound(network, wait, Reading.POSSIBLE)


def check_sound(network, wait, reading):
    """Every path that is found starts and ends where it should, and its days can follow each other."""
    for target in range(1, ENTITIES):
        for path in paths(network, "e0", f"e{target}", wait=wait, reading=reading):
            meetings = [next(m for m in network.meetings if m.id == hop.meeting) for hop in path.hops]
            assert path.entities[0] == "e0"
            assert path.entities[-1] == f"e{target}"
            for hop, meeting in zip(path.hops, meetings, strict=True):
                assert {int(hop.giver[1:]), int(hop.taker[1:])} <= set(meeting.members)
                assert hop.first.toordinal() >= meeting.low
                assert hop.last.toordinal() <= meeting.high
            assert len(set(meetings)) == len(meetings)
            assert follows([(m.low, m.high) for m in meetings], wait, reading)
            narrowed = [(hop.first.toordinal(), hop.last.toordinal()) for hop in path.hops]
            assert reading is Reading.SURE or follows(narrowed, wait, reading)


@given(networks())
def test_the_earliest_day_is_the_earliest(network):
    for entity, day in reach(network, "e0").items():
        until = date.fromordinal(day.toordinal() - 1)
        assert entity not in reach(network, "e0", until=until)
        assert entity in reach(network, "e0", until=day)


@given(networks())
def test_the_further_paths_avoid_those_in_between(network):
    for target in range(1, ENTITIES):
        found = paths(network, "e0", f"e{target}", most=4)
        between = [set(path.entities[1:-1]) for path in found]
        assert all(not a & b for a, b in itertools.combinations(between, 2))


@given(networks())
def test_brokers_count_open_pairs(network):
    graph = nx.Graph(list(network.pairs))
    counted = {broker.entity: dict(broker.parts) for broker in brokers(network)}
    for me in range(ENTITIES):
        expected = dict.fromkeys(Part, 0)
        near = [n for n in graph.neighbors(me) if network.sides[n]] if me in graph and network.sides[me] else []
        for a, b in itertools.combinations(near, 2):
            if not graph.has_edge(a, b):
                mine, one, other = (network.sides[n] for n in (me, a, b))
                if len({mine, one, other}) == 3:
                    part = Part.LIAISON
                elif one == other:
                    part = Part.COORDINATOR if mine == one else Part.CONSULTANT
                else:
                    part = Part.GATEKEEPER
                expected[part] += 1
        assert counted.get(f"e{me}", dict.fromkeys(Part, 0)) == expected


@given(networks())
def test_pairs_share_a_contact_out(network):
    weight = dict.fromkeys(range(ENTITIES), 0.0)
    for (a, b), share in network.pairs.items():
        weight[a] += share
        weight[b] += share
    for n in range(ENTITIES):
        assert weight[n] == pytest.approx(sum(n in meeting.members for meeting in network.meetings))


@given(networks())
def test_betweenness_counts_the_earliest_ways(network):
    counts = dict.fromkeys(range(ENTITIES), 0)
    for start in range(ENTITIES):
        made = search(network, start)
        via = {n: made.via[label] for n, label in enumerate(made.first) if label >= 0}
        for target in via:
            at = via[target]
            while at != start:
                counts[at] += 1
                at = via[at]
    found = {b.entity: b for b in betweenness(network, exact=True)}
    for n, count in counts.items():
        value = found[f"e{n}"].value if f"e{n}" in found else 0.0
        assert value == pytest.approx(count / ((ENTITIES - 1) * (ENTITIES - 2)))
    assert all(b.error == 0 for b in found.values())


@given(st.integers(0, 10**6))
def test_on_a_tree_at_one_day_betweenness_is_that_of_networkx(seed):
    tree = nx.random_labeled_tree(9, seed=seed)
    meetings = [Meeting(f"m{n}", tuple(sorted(edge)), DAY, DAY) for n, edge in enumerate(tree.edges)]
    found = {b.entity: b.value for b in betweenness(Network([str(n) for n in range(9)], meetings), exact=True)}
    for n, value in nx.betweenness_centrality(tree).items():
        assert found.get(str(n), 0.0) == pytest.approx(value)


def test_the_estimate_has_an_error_and_lies_within_it_mostly():
    tree = nx.barabasi_albert_graph(120, 1, seed=3)
    meetings = [Meeting(f"m{n}", tuple(sorted(edge)), DAY, DAY) for n, edge in enumerate(tree.edges)]
    network = Network([f"{n:03}" for n in range(120)], meetings)
    exact = {b.entity: b.value for b in betweenness(network, exact=True)}
    guessed = betweenness(network, samples=40, seed=1)
    assert all(b.error > 0 for b in guessed[:5])
    near = [abs(b.value - exact[b.entity]) <= b.error for b in guessed[:20]]
    assert sum(near) >= 16
    assert betweenness(network, samples=40, seed=1) == guessed


def test_two_cliques_are_two_groups_whatever_the_seed():
    pairs = [*itertools.combinations(range(5), 2), *itertools.combinations(range(5, 10), 2), (4, 5)]
    network = Network([str(n) for n in range(10)], [Meeting(f"m{n}", p, None, None) for n, p in enumerate(pairs)])
    found = communities(network)
    assert [set(map(int, g.members)) for g in found.groups] == [set(range(5)), set(range(5, 10))]
    assert found.agreement == 1
    assert all(g.stability == 1 and g.density == 1 for g in found.groups)
    assert found.modularity == pytest.approx(
        nx.community.modularity(nx.Graph(pairs), [set(range(5)), set(range(5, 10))])
    )


def test_networks_are_checked():
    with pytest.raises(ValueError, match="two entities or more"):
        Network(["a"], [Meeting("m", (0,), None, None)])
    with pytest.raises(ValueError, match="no such entity"):
        Network(["a"], [Meeting("m", (0, 1), None, None)])
    with pytest.raises(ValueError, match="ends before"):
        Network(["a", "b"], [Meeting("m", (0, 1), 5, 4)])


def test_unknown_names_are_key_errors():
    network = Network(["a", "b"], [Meeting("m", (0, 1), DAY, DAY)])
    with pytest.raises(KeyError):
        paths(network, "a", "z")
