"""From a document to a reading: sentences, words, parse, mentions, coreference, times. Knows no claim types."""

from backchannel.reading.shipped import load_reader

__all__ = ["load_reader"]
