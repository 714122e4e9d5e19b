"""Which candidates become parties, by claim type."""

from dataclasses import dataclass, field

import pytest

from backchannel.claims.parties import PARTIES, agreement, contact, role, tie
from backchannel.exchange.checks import LEAST, ROLES
from backchannel.model import ClaimType


@dataclass
class Told:
    """Slots filled as told; clusters stand in the text in the order of their numbers."""

    filled: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)

    def fill(self, slot, least=0):
        self.asked.append((slot, least))
        return self.filled.get(slot, [])

    def first(self, cluster):
        return cluster


def test_a_contact_needs_two_parties():
    assert contact(Told({("contact", "party"): [(0.9, 1)]})) == []
    filled = {("contact", "party"): [(0.9, 3), (0.7, 1)], ("contact", "intermediary"): [(0.6, 3), (0.8, 2)]}
    assert contact(Told(filled)) == [(0.7, [("party", 1), ("party", 3), ("intermediary", 2)])]


def test_several_holders_share_one_body_or_take_theirs_in_order():
    holders = {("role", "holder"): [(0.9, 4), (0.8, 1)]}
    shared = role(Told({**holders, ("role", "organization"): [(0.9, 7)]}))
    assert shared == [(0.8, [("holder", 1), ("organization", 7)]), (0.9, [("holder", 4), ("organization", 7)])]
    own = role(Told({**holders, ("role", "organization"): [(0.9, 8), (0.6, 7)]}))
    assert [parties for _, parties in own] == [
        [("holder", 1), ("organization", 7)],
        [("holder", 4), ("organization", 8)],
    ]


def test_nobody_serves_himself():
    (found,) = role(Told({("role", "holder"): [(0.9, 1)], ("role", "principal"): [(0.9, 1)]}))
    assert found[1] == [("holder", 1)]


def test_one_accord_and_whoever_acts_on_it():
    assert agreement(Told({("agreement", "party"): [(0.9, 1)]})) == []
    filled = {("agreement", "agreement"): [(0.9, 5), (0.6, 6)], ("agreement", "party"): [(0.8, 2), (0.7, 5)]}
    assert agreement(Told(filled)) == [(0.8, [("agreement", 5), ("party", 2)])]


def test_a_tie_for_every_pair_of_two():
    filled = {("tie", "subject"): [(0.9, 1)], ("tie", "object"): [(0.8, 1), (0.7, 2), (0.6, 3)]}
    assert tie(Told(filled)) == [(0.7, [("subject", 1), ("object", 2)]), (0.6, [("subject", 1), ("object", 3)])]


@pytest.mark.parametrize("kind", ClaimType)
def test_what_comes_out_is_sound_in_the_exchange_format(kind):
    @dataclass
    class Everything(Told):
        def fill(self, slot, least=0):
            return [(0.9, n) for n in range(1, 4)]

    found = PARTIES[kind.value](Everything())
    assert found
    for probability, parties in found:
        assert 0 <= probability <= 1
        assert {name for name, _ in parties} <= {r.value for r in ROLES[kind]}
        for name, least in LEAST[kind].items():
            assert sum(r == name.value for r, _ in parties) >= least


def test_every_type_has_its_parties():
    assert set(PARTIES) == {t.value for t in ClaimType}
