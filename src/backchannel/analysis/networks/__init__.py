"""Networks of contacts that respect time: who could have told whom, who stands between, which groups form.

A contact joins everybody who took part in it at once (a hyperedge); pairs are made only where a method needs them.
How uncertain dates are treated, and what each number means, stands in docs/concepts/networks.md.
"""

from backchannel.analysis.networks.betweenness import Between, betweenness
from backchannel.analysis.networks.brokers import Broker, Part, brokers
from backchannel.analysis.networks.building import network_of
from backchannel.analysis.networks.groups import Communities, Community, communities
from backchannel.analysis.networks.network import Meeting, Network
from backchannel.analysis.networks.paths import Hop, Path, paths, reach
from backchannel.analysis.networks.search import Reading

__all__ = [
    "Between",
    "Broker",
    "Communities",
    "Community",
    "Hop",
    "Meeting",
    "Network",
    "Part",
    "Path",
    "Reading",
    "betweenness",
    "brokers",
    "communities",
    "network_of",
    "paths",
    "reach",
]
