"""From a reading to claims: a pure function of one document."""

from backchannel.claims.extract import extract

__all__ = ["extract"]
