"""The reader of a children in need census as XML."""

from timescales.records.cin_census.census import CinCensus

__all__ = ["CinCensus"]
