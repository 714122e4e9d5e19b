"""Reads one PDF in a process of its own, with bounds on memory and time: PDFs from strangers lie, and PDFium is native.

A script, started by `pdf.py`: the PDF on standard input; on standard output a line of JSON that is the metadata, then a
line of JSON for the text of each page. It imports nothing of the package, so that it starts quickly.
"""

import contextlib
import json
import sys


def bound(memory: int, seconds: int) -> None:
    """Let the system end this process when it takes more bytes of memory or seconds of computing."""
    try:
        import resource
    except ImportError:  # not on Windows; there the parent's clock is what ends it
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(most_pages: int, most_characters: int, memory: int, seconds: int) -> int:
    """Read and write; 0 if all went well, 1 with a reason on standard error otherwise."""
    bound(memory, seconds)
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        count = len(pdf)
        if count > most_pages:
            raise ValueError(f"{count} pages, more than {most_pages}; split it")
        print(json.dumps({key.lower(): value for key, value in pdf.get_metadata_dict().items()}))
        characters = 0
        for number in range(count):
            try:
                page = pdf[number]
                text = page.get_textpage()
                words = text.get_text_range() if text.count_chars() else ""
                text.close()
                page.close()
            except pypdfium2.PdfiumError:
                print(json.dumps(None))
                continue
            characters += len(words)
            if characters > most_characters:
                raise ValueError(f"more than {most_characters} characters of text; split it")
            print(json.dumps(words))
    except MemoryError:
        print("it needs too much memory", file=sys.stderr)
        return 1
    except (pypdfium2.PdfiumError, ValueError) as error:
        print(str(error).split("\n", 1)[0], file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
