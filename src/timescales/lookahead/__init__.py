"""What is coming: what falls due, what is at risk, and what a year will ask for."""

from timescales.lookahead.booking import booked_for

__all__ = ["booked_for"]
