"""Clusters that grow by single merges, each with its reason, and that never join what must stay apart."""

from collections.abc import Callable, Iterable

from backchannel.identity.judgement import Reason


class Clusters:
    """Disjoint sets of member numbers, with reasons and cannot-links; a merge across a cannot-link is refused.

    Args:
        size: how many members there are.
        apart: pairs of members that a decision keeps apart.
    """

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._items: dict[int, list[int]] = {}
        self._reasons: dict[int, list[Reason]] = {}
        self._apart: dict[int, set[int]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def find(self, item: int) -> int:
        """The smallest-rooted representative of the item's cluster."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def items(self, item: int) -> list[int]:
        """All members of the item's cluster."""
        root = self.find(item)
        return self._items.get(root, [root])

    def reasons(self, item: int) -> list[Reason]:
        """Why the cluster holds together, in order of merging."""
        return self._reasons.get(self.find(item), [])

    def apart(self, a: int, b: int) -> bool:
        """Whether a decision keeps the clusters of the two apart."""
        if not self._apart:
            return False
        one, two = self.items(a), self.items(b)
        if len(two) < len(one):
            one, two = two, one
        others = set(two)
        return any(not others.isdisjoint(self._apart.get(i, ())) for i in one)

    def merge(self, a: int, b: int, reason: Reason, allowed: Callable[[int, int], bool] | None = None) -> bool:
        """Join the clusters of the two; False where a cannot-link or `allowed(root, root)` forbids it."""
        one, two = self.find(a), self.find(b)
        if one == two:
            return True
        if self.apart(one, two) or (allowed is not None and not allowed(one, two)):
            return False
        if two < one:
            one, two = two, one
        self._parent[two] = one
        self._items[one] = self._items.get(one, [one]) + self._items.pop(two, [two])
        self._reasons[one] = [*self._reasons.get(one, []), *self._reasons.pop(two, []), reason]
        return True

    def roots(self) -> list[int]:
        """One representative of each cluster, in order."""
        return [i for i in range(len(self._parent)) if self.find(i) == i]
