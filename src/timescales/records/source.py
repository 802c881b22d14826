"""Records that have been opened: what is known of them whole, and their subjects one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timescales.records.ledger import Ledger
from timescales.records.quality import Rhythm, doubtful
from timescales.records.subject import SubjectRecords


@dataclass(slots=True)
class Source:
    """Records whose rows have been read; iterate once, to have the subjects in order.

    Each subject's case is built when its turn comes, so that a caseload of any size is never whole
    in memory as cases. ``ledger`` is complete after the last of them. ``most`` is how many subjects
    there can be; those of whom no row could be used are left out. ``holds`` are the event kinds
    that such records hold or could hold. ``complete_from`` is the day from which the records are
    complete, as given or, where ``complete_from_deduced``, as deduced from them. Records that are
    ``latest_only`` hold of its reviews each subject's latest and none before it.
    """

    ledger: Ledger
    subjects: Iterable[SubjectRecords]
    most: int
    holds: frozenset[str]
    files_read: tuple[str, ...]
    files_not_read: tuple[str, ...] = ()
    complete_from: date | None = None
    complete_from_deduced: bool = False
    latest_only: bool = False

    def __iter__(self) -> Iterator[SubjectRecords]:
        rhythm = Rhythm()
        for subject in self.subjects:
            rhythm.add(subject)
            for finding in doubtful(subject, self.holds):
                self.ledger.add(finding)
            yield subject
        if not self.latest_only:
            for finding in rhythm.gaps(self.files_read[0]):
                self.ledger.add(finding)
        self.ledger.balance()
