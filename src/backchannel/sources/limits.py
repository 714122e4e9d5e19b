"""How much a reader takes before it refuses: input comes from strangers, and a refusal with a reason beats a full disk.

Sizes are bytes unless said otherwise. They bound memory to a few times the largest document and time to seconds a part.
"""

MIB = 1 << 20

LARGEST_TEXT = 16 * MIB
"""One plain text, one line of JSON Lines; the longest novels take 4 MiB."""
LARGEST_WHOLE = 64 * MIB
"""A file that has to be held whole to be read: PDF, mail, JSON lists."""
LARGEST_PAGE = 8 * MIB
"""A web page or the mark-up of a feed's entry."""
MOST_TAGS = 100_000
"""Tags of one web page; the time that extraction takes grows with their square. Large pages have 30,000."""
LARGEST_FEED = 4 * MIB
MOST_FEED_TAGS = 200_000
MOST_ENTRIES = 5_000
"""Entries of one feed."""

LARGEST_ARCHIVE = 1 << 30
"""A ZIP file, packed."""
LARGEST_UNPACKED = 2 << 30
"""Everything that is unpacked from one input, all levels together."""
MOST_MEMBERS = 10_000
"""Files in one ZIP archive."""
LARGEST_DIRECTORY = 8 * MIB
"""The list of contents of a ZIP archive."""
HIGHEST_RATIO = 200
"""Unpacked to packed; text seldom reaches 20, a bomb is near 1000."""
RATIO_FREE = MIB
"""So much may be unpacked before the ratio counts: short repetitive files pack well."""
DEEPEST_NESTING = 3
"""An archive in an archive in an archive."""

MOST_PAGES = 5_000
"""Pages of one PDF."""
PDF_SECONDS = 60
"""Time for one PDF, reading it and its process."""
PDF_MEMORY = 1 << 30
"""Memory of the process that reads a PDF."""

MOST_MAIL_PARTS = 200
LARGEST_MAIL_HEADER = 4096
"""Characters of one header field that are looked at."""
