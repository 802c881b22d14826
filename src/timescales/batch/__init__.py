"""Many dates at once: columns in, columns of the same kind out."""

from timescales.batch.asking import due_many
from timescales.batch.report import DueReport

__all__ = ["DueReport", "due_many"]
