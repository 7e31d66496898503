"""Dimensions below dimensions (underdimensioner), SIE 4B §8: one object tree from two spellings.

A voucher gives the object above and the bare code below it, ``{20 "01" 21 "01"}``. A balance gives
both codes in one, ``{21 "0101"}``. Inside, an object is always its whole path, as vouchers give it.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from finsam_ledger.core.dimension import RESERVED_DIMENSIONS, Dimension, ObjectRef, Objects

_IMPLIED = {dimension.number for dimension in RESERVED_DIMENSIONS if dimension.parent}


@frozen
class Hierarchy:
    """What is known of the objects' tree (objektträd).

    Args:
        parents: The dimension above each dimension that has one.
        codes: The codes that are known in each dimension, those of sub-dimensions joined.
        pairs: The joined codes that vouchers show to be an object and its part.
    """

    parents: Mapping[str, str]
    codes: Mapping[str, frozenset[str]]
    pairs: frozenset[ObjectRef]

    @classmethod
    def of(
        cls,
        dimensions: Mapping[str, Dimension],
        declared: Iterable[ObjectRef],
        booked: Iterable[Objects],
    ) -> "Hierarchy":
        """The tree that the declared objects and the lines of vouchers show.

        Args:
            dimensions: The dimensions, by number.
            declared: The objects that have names (#OBJEKT).
            booked: The combinations of objects on lines.
        """
        parents = {number: dim.parent for number, dim in dimensions.items() if dim.parent}
        codes: dict[str, set[str]] = {}
        for ref in declared:
            codes.setdefault(ref.dimension, set()).add(ref.code)
        pairs = set()
        for objects in booked if parents else ():
            for node in _nodes(objects, parents):
                joined = ObjectRef(node[-1].dimension, "".join(ref.code for ref in node))
                codes.setdefault(joined.dimension, set()).add(joined.code)
                pairs |= {joined} if len(node) > 1 else set()
        known = {number: frozenset(found) for number, found in codes.items()}
        return cls(parents, known, frozenset(pairs))

    def path(self, objects: Objects) -> Objects:
        """Objects as vouchers give them (sökväg), each below the one it is part of.

        >>> tree = Hierarchy({"21": "20"}, {"20": frozenset({"01"})}, frozenset())
        >>> [ref.code for ref in tree.path((ObjectRef("21", "0107"),))]
        ['01', '07']
        """
        return tuple(dict.fromkeys(part for ref in objects for part in self._split(ref)))

    def _split(self, ref: ObjectRef) -> Objects:
        parent = self.parents.get(ref.dimension, "")
        heads = self.codes.get(parent, frozenset())
        if not heads or (ref.dimension in _IMPLIED and ref not in self.pairs):
            return (ref,)  # dimension 2 is below 1 by the book, but few programs join its codes
        for length in range(len(ref.code) - 1, 0, -1):
            if ref.code[:length] in heads:
                above = self._split(ObjectRef(parent, ref.code[:length]))
                return (*above, ObjectRef(ref.dimension, ref.code[length:]))
        return (ref,)

    def joined(self, objects: Objects) -> Objects:
        """Objects as balances give them (sammansatta koder): what ``path`` takes apart.

        >>> tree = Hierarchy({"21": "20"}, {"20": frozenset({"01"})}, frozenset())
        >>> tree.joined((ObjectRef("20", "01"), ObjectRef("21", "07")))
        (ObjectRef(dimension='21', code='0107'),)
        """
        short: list[ObjectRef] = []
        for ref in objects:
            parent = self.parents.get(ref.dimension)
            head = short.pop().code if short and short[-1].dimension == parent else ""
            short.append(ObjectRef(ref.dimension, head + ref.code))
        found = tuple(short)
        return found if self.path(found) == objects else objects

    def nodes(self, objects: Objects) -> tuple[Objects, ...]:
        """The places in the tree that a line is booked on (noder), each by its path."""
        return _nodes(objects, self.parents)


def _nodes(objects: Objects, parents: Mapping[str, str]) -> tuple[Objects, ...]:
    by_dimension = {ref.dimension: ref for ref in reversed(objects)}
    return tuple(dict.fromkeys(_node(ref, by_dimension, parents) for ref in objects))


def _node(
    ref: ObjectRef, by_dimension: Mapping[str, ObjectRef], parents: Mapping[str, str]
) -> Objects:
    path = [ref]
    while (above := by_dimension.get(parents.get(path[0].dimension, ""))) and above not in path:
        path.insert(0, above)
    return tuple(path)
