"""Compiled facts shipped with the package: countries, eras, offices, official registers, names. Knows of nothing else.

    from backchannel.reference import countries, eras, names, offices, registers

Importing is cheap: each module reads its data file on the first question. Every fact carries its source; a question
that the record cannot answer gets an empty answer, never a guess.
"""
