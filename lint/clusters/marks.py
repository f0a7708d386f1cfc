"""Writing into the record of a copy which document it is a copy of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint.clusters.resolve import Cluster
from lint.document import Place
from lint.files import File, relative
from lint.mending.journal import Journal, Recorder, rewrite_recorded
from lint.mending.patch import trimmed
from lint.mending.rewrite import seen
from lint.plan import Plan
from lint.reading import all_entries
from lint.sources import Entry
from lint.sources.origin import source_of
from lint.sources.records import DUPLICATE_OF

Marks = dict[Place, str]


def marks(clusters: Sequence[Cluster], root: str) -> dict[str, Marks]:
    """By file, what is to be written into the record of each copy; a text without a record has no place for it."""
    out: dict[str, Marks] = {}
    for cluster in clusters:
        for dropped in cluster.dropped:
            if dropped.place.number:
                out.setdefault(dropped.place.path, {})[dropped.place] = _reference(cluster.kept, dropped.place, root)
    return out


def _reference(kept: Place, seen_from: Place, root: str) -> str:
    """The id of the record that stays; from another file its path below the configuration, `#` and the id; of a text the path."""
    if kept.record is not None and kept.path == seen_from.path:
        return str(kept.record)
    below = relative(kept.path, root)
    return below if kept.record is None else f"{below}#{kept.record}"


def write(path: str, wanted: Mapping[Place, str], plan: Plan, journal: Journal) -> tuple[int, int]:
    """Set the field in the records of a file, all that have a place for it or none; gives how many changed, and how many have none.

    Raises OSError, Unreadable and ChangedMeanwhile.
    """
    before, file = seen(path), File(path, path)
    source = source_of(path, path, plan)
    if source.refusal:
        return 0, len(wanted)
    changed = without = 0
    for entry in all_entries(file, plan):
        new = _marked(entry, wanted)
        changed += new not in (None, entry.raw)
        without += new is None
    if changed:
        rewrite_recorded(path, journal, before, lambda recorder: source.written(_rewritten(file, wanted, plan, recorder)))
    return changed, without


def _rewritten(file: File, wanted: Mapping[Place, str], plan: Plan, recorder: Recorder) -> Iterator[tuple[Entry, bytes]]:
    for entry in all_entries(file, plan):
        new = _marked(entry, wanted) or entry.raw
        recorder.read(entry.raw)
        if new != entry.raw:
            place = entry.documents[0].place
            recorder.annotate(place, DUPLICATE_OF, wanted[place], entry.offset, trimmed(entry.raw, new))
        yield entry, new


def _marked(entry: Entry, wanted: Mapping[Place, str]) -> bytes | None:
    """The bytes of a record, marked when every text in it is a copy; None where it has no place for the mark."""
    found = [wanted.get(doc.place, "") for doc in entry.documents]
    if not found or not all(found):
        return entry.raw
    return entry.annotate(DUPLICATE_OF, found[0]) if entry.annotate else None
