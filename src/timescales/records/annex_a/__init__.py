"""The reader of an Annex A workbook: the lists that an inspection by Ofsted asks for."""

from timescales.records.annex_a.reading import AnnexA

__all__ = ["AnnexA"]
