"""How well times are found and resolved, set by set, beside `dateparser.search` on the same texts.

    PYTHONPATH=src python benchmarks/time.py [--data ../shared] [--set NAME ...] [--no-dateparser] [--errors N]

Figures are those of TempEval-3 (UzZaman et al. 2013): an expression is found if a predicted one overlaps it (strict: if
both ends agree too), and right if its value agrees as well. What each set compares:

wikiwars     TIMEX3 values of the training part, as SynTime converted them (spans whose value it lost count as wrong)
meantime     TIMEX3 values of 90 Wikinews articles, headline and five sentences, as far as they are annotated; datelines
             that give the date of creation are left out on both sides
gum          TEI dates of the open genres, as day intervals, in documents that mark any; clock times and eras count only
             where marked; edges of ranges may differ by a day, of those over a month by 31, of decades by a year
recognizers  Microsoft's English specifications with a reference date: the value of each expected expression; where the
             sentence looks ahead either direction is right, elsewhere only the past. Left out: what one says to an
             assistant but does not write in news (see _SPOKEN), clock times alone, feasts of lunar calendars
gold         times of the project's own claims: is the expression at the gold words one of the readings accepted there
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import re
import sys
import tarfile
import time as clock
import warnings
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from backchannel.model import TimeExpression
from backchannel.reading.time import find_times, intervals

Gold = tuple[int, int, str]


@dataclass
class Text:
    """One document of a set: gold expressions as (start, end, value), and spans that count neither way."""

    id: str
    text: str
    published: str | None
    gold: list[Gold]
    ignored: list[tuple[int, int]]


# ---- sets ------------------------------------------------------------------------------------------------------------


def wikiwars(data: Path) -> Iterator[Text]:
    """The training part of WikiWars."""
    with tarfile.open(data / "nlp/wikiwars/wikiwars-trainingset-tml.tar.xz") as archive:
        for member in sorted(archive, key=lambda m: m.name):
            file = archive.extractfile(member)
            if file is None or not member.name.endswith(".tml"):
                continue
            yield timeml(member.name, file.read().decode("utf-8"))


def timeml(name: str, source: str) -> Text:
    """A TimeML document: text, values, date of creation."""
    root = ET.fromstring(source)
    created = root.find("DCT/TIMEX3")
    pieces: list[str] = []
    gold: list[Gold] = []

    def walk(element: ET.Element) -> None:
        if element.text:
            pieces.append(element.text)
        for child in element:
            start = sum(map(len, pieces))
            walk(child)
            if child.tag == "TIMEX3":
                gold.append((start, sum(map(len, pieces)), child.get("value") or ""))
            if child.tail:
                pieces.append(child.tail)

    body = root.find("TEXT")
    assert body is not None
    walk(body)
    return Text(name, "".join(pieces), created.get("value") if created is not None else None, sorted(gold), [])


_NO_SPACE_BEFORE = re.compile(r"[,.;:)\]%!?]|['’](?:s|re|ve|ll|d|m|t)?|n['’]t")


def meantime(data: Path) -> Iterator[Text]:
    """MEANTIME, English: text put together from its tokens."""
    with tarfile.open(data / "nlp/meantime/airbus_apple_stock.tar.xz") as archive:
        for member in sorted(archive, key=lambda m: m.name):
            if not member.name.endswith(".xml") or not member.name.startswith("intra-doc"):
                continue
            file = archive.extractfile(member)
            assert file is not None
            root = ET.fromstring(file.read())
            text, places, sentence, opened = "", {}, "", False
            for token in root.iter("token"):
                if int(token.get("sentence") or 0) > 5:  # the annotators stopped after headline and five sentences
                    break
                word = token.text or ""
                if text and token.get("sentence") != sentence:
                    text += "\n"
                elif text and not _NO_SPACE_BEFORE.fullmatch(word) and not re.search(r"[($\[/]$", text) and not opened:
                    text += " "
                opened = False
                sentence = token.get("sentence") or ""
                places[token.get("t_id")] = (len(text), len(text) + len(word))
                text += word
            published, gold, ignored = None, [], []
            for timex in root.iter("TIMEX3"):
                spans = [places[anchor.get("t_id")] for anchor in timex.findall("token_anchor")]
                if timex.get("functionInDocument") == "CREATION_TIME":
                    published = timex.get("value")
                    ignored += [(spans[0][0], spans[-1][1])] if spans else []
                elif spans:
                    gold.append((spans[0][0], spans[-1][1], timex.get("value") or ""))
            # the weekday of the dateline belongs to it
            ignored = [(max(0, start - 14), end) for start, end in ignored]
            yield Text(member.name, text, published, gold, ignored)


def gum(data: Path, split: str = "dev") -> Iterator[Text]:
    """GUM's open genres: TEI `date` elements."""
    with lzma.open(data / f"nlp/gum_open/gum-open-{split}.conllu.xz", "rt", encoding="utf-8") as lines:
        current: Text | None = None
        opened: list[tuple[int, dict[str, str]]] = []
        multiword = (0, -1)
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                if current is not None and current.gold:
                    yield current
                current = Text(line.split("=")[1].strip(), "", None, [], [])
                opened = []
            elif current is None:
                continue
            elif line.startswith("# meta::dateCreated"):
                current.published = line.split(" = ")[1].strip()
            elif line.startswith("# newpar") and "block" not in line:
                current.text = current.text.rstrip(" ") + ("\n" if current.text else "")
            elif line.startswith("# sent_id"):
                multiword = (0, -1)
            elif line[:1].isdigit():
                columns = line.split("\t")
                number, word, misc = columns[0], columns[1], columns[9]
                spaced = "" if "SpaceAfter=No" in misc else " "
                if "." in number:
                    continue
                if "-" in number:
                    multiword = tuple(map(int, number.split("-")))  # type: ignore[assignment]
                    current.text += word + spaced
                    continue
                inside = multiword[0] <= int(number) <= multiword[1]
                start = len(current.text) - len(word) - 1 if inside else len(current.text)
                if not inside:
                    current.text += word
                end = len(current.text)
                xml = re.search(r"XML=(.*?)(?=\||$)", misc)
                markup = xml.group(1).replace(":::", "=") if xml else ""
                for attributes in re.findall(r"<date([^>]*)>", markup):
                    opened.append((start, dict(re.findall(r'([\w:]+)="([^"]*)"', attributes))))
                for _ in re.findall(r"</date>", markup):
                    if opened:
                        first, found = opened.pop()
                        value = _tei(found)
                        if value is None:
                            current.ignored.append((first, end))
                        else:
                            current.gold.append((first, end, value))
                if not inside:
                    current.text += spaced
        if current is not None and current.gold:
            yield current


def _tei(found: dict[str, str]) -> str | None:
    """A TEI date as EDTF; None for dates of every year and times of day."""
    if "when" in found:
        return _edtf(found["when"].split("T")[0])
    first = _edtf(found.get("from") or found.get("notBefore") or "..")
    last = _edtf(found.get("to") or found.get("notAfter") or "..")
    return None if first is None or last is None else f"{first}/{last}"


def _edtf(text: str) -> str | None:
    """A TEI date; years before Christ are counted historically there, astronomically in EDTF. None for "--09"."""
    if text.startswith("--"):
        return None
    year = re.match(r"(-?)(\d{1,4})(?!\d)", text)
    if year is None:
        return text if text == ".." else None
    number = 1 - int(year.group(2)) if year.group(1) else int(year.group(2))
    return (f"{number:04d}" if number >= 0 else f"-{-number:04d}") + text[year.end() :]


# ---- comparing -------------------------------------------------------------------------------------------------------


def same_timex(gold: str, found: TimeExpression) -> bool:
    """Values of TIMEX3 are compared as they stand."""
    return gold == found.timex


def timex_days(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date value."""
    if re.fullmatch(r"\d{3}", value):
        value += "X"
    elif re.fullmatch(r"\d{2}", value):
        value += "XX"
    elif week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        year, number = int(week.group(1)), int(week.group(2))
        return date.fromisocalendar(year, number, 6 if week.group(3) else 1), date.fromisocalendar(year, number, 7)
    elif season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        value = season.group(1) + {"SP": "-21", "SU": "-22", "FA": "-23", "WI": "-24"}[season.group(2)]
    value = value.split("T")[0]
    return day_range(value)


def day_range(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF expression; an open end is the end of the calendar."""
    try:
        first, last = intervals.bounds(edtf)
    except ValueError:
        return None
    return first or date.min, last or date.max


def same_days(gold: str, found: TimeExpression) -> bool:
    """Same day interval, with the leeway that the module's docstring names."""
    wanted = day_range(gold)
    if wanted is None:
        return False
    length = (wanted[1] - wanted[0]).days
    leeway = 0 if "/" not in gold else 366 if length > 3000 else 31 if length > 27 else 1
    for have in (day_range(found.edtf) if found.edtf else None, timex_days(found.timex)):
        if have is None:
            continue
        if all(abs((a - b).days) <= leeway for a, b in zip(wanted, have, strict=True)):
            return True
    return gold == found.edtf


@dataclass
class Score:
    """Counts of one set."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    right: int = 0

    def row(self) -> str:
        """Precision, recall and F1 of overlap, strict F1, F1 of values."""
        p, r = self.relaxed / max(self.found, 1), self.relaxed / max(self.gold, 1)

        def f1(hits: int) -> float:
            return 2 * hits / max(self.gold + self.found, 1)

        return (
            f"{self.gold:6d} {self.found:6d}  {p:.3f} {r:.3f} {f1(self.relaxed):.3f}   {f1(self.strict):.3f}"
            f"   {self.right / max(self.relaxed, 1):.3f}  {f1(self.right):.3f}"
        )


HEAD = "set            tool            gold  found  P     R     span F1 strict  value acc/F1"


def compare(
    text: Text, found: list[tuple[int, int, object]], same, score: Score, errors: list[str], dates_only: bool
) -> None:  # type: ignore[no-untyped-def]
    """Pair gold and found by overlap, left to right, and count."""
    used: set[int] = set()
    found = [
        one
        for one in found
        if not any(one[0] < end and start < one[1] for start, end in text.ignored)
        or any(one[0] < end and start < one[1] for start, end, _ in text.gold)
    ]
    if dates_only:  # times of day and eras count where the annotators marked them, and are no error where not
        found = [
            one
            for one in found
            if (getattr(one[2], "type", "date") != "time" and not getattr(one[2], "rule", "").startswith("era"))
            or any(one[0] < end and start < one[1] for start, end, _ in text.gold)
        ]
    score.gold += len(text.gold)
    score.found += len(found)
    for start, end, value in text.gold:
        hits = [i for i, one in enumerate(found) if one[0] < end and start < one[1] and i not in used]
        around = text.text[max(0, start - 30) : end + 25].replace("\n", " ")
        words = text.text[start:end]
        if not hits:
            errors.append(f"missed  {text.id[:14]} [{words}]={value} in: {around}")
            continue
        hit = max(hits, key=lambda i: (same(value, found[i][2]), (found[i][0], found[i][1]) == (start, end)))
        used.add(hit)
        score.relaxed += 1
        score.strict += (found[hit][0], found[hit][1]) == (start, end)
        if same(value, found[hit][2]):
            score.right += 1
        else:
            errors.append(f"value   {text.id[:14]} [{words}]={value} got {found[hit][2]} in: {around}")
    for index, (start, end, what) in enumerate(found):
        if index not in used:
            around = text.text[max(0, start - 30) : end + 25].replace("\n", " ")
            errors.append(f"extra   {text.id[:14]} [{text.text[start:end]}] {what} in: {around}")


def ours(text: Text, *, only_resolved: bool = False) -> list[tuple[int, int, object]]:
    """What this package finds; for GUM, which marks dates alone, only what is one."""
    found = find_times(text.text, text.published)
    if only_resolved:
        found = tuple(f for f in found if f.edtf is not None and f.rule not in ("vague", "that-time", "age"))
    return [(f.start, f.end, f) for f in found]


def dateparsers(text: Text) -> list[tuple[int, int, object]]:
    """What `dateparser.search` finds, counted from the date of publication, the past preferred."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(text.published[:10]) if text.published and len(text.published) >= 10 else None
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if base is not None:
        settings["RELATIVE_BASE"] = base
    found: list[tuple[int, int, object]] = []
    cursor = 0
    for paragraph in text.text.split("\n"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hits = search_dates(paragraph, languages=["en"], settings=settings) or [] if paragraph.strip() else []
        inside = 0
        for words, when in hits:
            at = paragraph.find(words, inside)
            if at >= 0:
                found.append((cursor + at, cursor + at + len(words), when))
                inside = at + len(words)
        cursor += len(paragraph) + 1
    return found


def prefix(gold: str, when: object) -> bool:
    """Whether the value holds the day: dateparser always names one, so that much counts as right."""
    if not isinstance(when, datetime):
        return False
    days = timex_days(gold) or day_range(gold)
    return days is not None and days[0] <= when.date() <= days[1]


# ---- recognizers-text ------------------------------------------------------------------------------------------------

# sentences that look ahead, where the reading ahead is right too; elsewhere only the past one
_AHEAD = re.compile(
    r"['’]ll\b|\bwill\b|\bplease\b|\bschedule\b|\bset\b|\bare you\b|\bmake it\b|\bfind\b", re.IGNORECASE
)
_PARSERS = ("DateParser", "DatePeriodParser", "DateTimeParser", "DurationParser", "SetParser", "HolidayParser")
# what one says to an assistant but does not write in news or memos: bare numbers for days and hours ("on 15", "at
# seven"), possessives ("my week")
_SPOKEN = re.compile(
    r"\b(?:on|at|for|the|from|between|to|till|until|and)\s+(?:\d{1,2}|seven|second|thirty|twenty second)"
    r"(?=$|[,.!]|\s+(?:at|this|next|of this|to|till|until|and|on)\b| *$)"
    r"|^(?:\d{1,2}|my \w+|eod|as soon as possible|\d+ (?:to|till) \d+ .*month)$|^\d{1,2}(?: at|,)|\bthe 15$"
    r"|\bat (?:\d|seven)$|\brest (?:the|of) week|\brest of my",
    re.IGNORECASE,
)


def recognizers(data: Path, errors: list[str]) -> dict[str, tuple[int, int]]:
    """(right, asked) per file of Microsoft's specifications, those kinds that news and memos hold."""
    folder = data / "nlp/recognizers_datetime"
    figures = {}
    for name in _PARSERS:
        right = asked = 0
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
            found = find_times(case["Input"], reference)
            ahead = bool(_AHEAD.search(case["Input"]))
            for wanted in case["Results"]:
                value = wanted.get("Value") or {}
                if not value or not value.get("Timex") or "0001-01-01" in json.dumps(value):
                    continue
                if _SPOKEN.search(wanted["Text"]) or (wanted["Type"] == "set" and re.search(r"T\d", value["Timex"])):
                    continue
                asked += 1
                start, end = wanted["Start"], wanted["Start"] + wanted["Length"]
                hits = [f for f in found if f.start < end and start < f.end]
                if any(_same_resolution(wanted, f, ahead) for f in hits):
                    right += 1
                else:
                    got = [(case["Input"][f.start : f.end], f.edtf, f.timex) for f in hits]
                    past = list(value.get("PastResolution", {}).values())
                    errors.append(f"{name}: {reference} {case['Input']!r} -> {value.get('Timex')} {past} got {got}")
        figures[name] = (right, asked)
    return figures


def _same_resolution(wanted: dict, found: TimeExpression, ahead: bool) -> bool:  # type: ignore[type-arg]
    kind, value = wanted["Type"], wanted["Value"]
    if ahead and _resolves(kind, value, value.get("FutureResolution", {}), found):
        return True
    return _resolves(kind, value, value.get("PastResolution", {}), found)


def _resolves(kind: str, value: dict, past: dict, found: TimeExpression) -> bool:  # type: ignore[type-arg]
    if kind == "date":
        return past.get("date") in (found.edtf, found.timex) or past.get("date") == (found.edtf or "").rstrip("~")
    if kind == "daterange" and not past:
        return found.timex == value["Timex"] or found.timex.endswith("-" + value["Timex"])
    if kind == "daterange":
        have = day_range(found.edtf) if found.edtf else None
        if have is None:
            return False
        first, last = past.get("startDate"), past.get("endDate")
        # their ends lie outside, and "from 2015 to 2018" ends where 2018 begins; ours are the last day that is meant
        closing = day_range((found.edtf or "").split("/")[-1]) if "/" in (found.edtf or "") else None
        ends = [date.fromisoformat(last), date.fromisoformat(last) - timedelta(days=1)] if last else [date.max]
        starts = [date.fromisoformat(first), date.fromisoformat(first) - timedelta(days=1)] if first else [date.min]
        return have[0] in starts and (have[1] in ends or (closing is not None and closing[0] in ends))
    if kind == "duration":
        return seconds(found.timex) == float(past.get("duration", -1))
    if kind == "set":
        return found.timex == value.get("Timex") or found.timex.endswith("T" + value.get("Timex", "")[1:])
    if kind == "time":
        return value.get("Timex", "")[:6] in (_clock(found.timex), _clock(found.timex)[:3])
    if kind == "datetime":
        return past.get("dateTime", "")[:16].replace(" ", "T") == found.timex[:16]
    return False


def _clock(timex: str) -> str:
    at = timex.find("T")
    return timex[at : at + 6] if at >= 0 else ""


_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "DE": 315360000, "WE": 172800, "CE": 3153600000}


def seconds(timex: str) -> float | None:
    """Seconds of a TIMEX3 duration, a year of 365 days, a month of 30."""
    match = re.fullmatch(r"P((?:[\d.]+(?:DE|CE|WE|[YMWD]))*)(?:T((?:[\d.]+[HMS])*))?", timex)
    if not match:
        return None
    total = sum(float(n) * _SECONDS[u] for n, u in re.findall(r"([\d.]+)(DE|CE|WE|[YMWD])", match.group(1)))
    clock_units = {"H": 3600, "M": 60, "S": 1}
    return total + sum(float(n) * clock_units[u] for n, u in re.findall(r"([\d.]+)([HMS])", match.group(2) or ""))


# ---- gold claims -----------------------------------------------------------------------------------------------------


def gold_claims(data: Path, split: str, errors: list[str]) -> tuple[int, int]:
    """(right, asked) over claims whose gold time points at words of the text."""
    spec = importlib.util.spec_from_file_location("score", data / "scoring/score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    right = asked = 0
    for path in sorted((data / "gold" / split).glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        document = record["document"]
        found = find_times(document["text"], document.get("published"))
        for claim in record["claims"]:
            when = claim.get("time")
            if not when or not when.get("text"):
                continue
            asked += 1
            start, end = when["text"]["start"], when["text"]["end"]
            hits = [f for f in found if f.start < end and start < f.end]
            accepted = [when["edtf"], *when.get("also", [])]
            readings = {score.interval(one) for one in accepted} | set(accepted)
            if any(f.edtf and (f.edtf in readings or score.interval(f.edtf) in readings) for f in hits):
                right += 1
            else:
                got = [(document["text"][f.start : f.end], f.edtf, f.rule) for f in hits]
                errors.append(
                    f"{document['id']} ({document.get('published')}) [{document['text'][start:end]}] {accepted}"
                    f" got {got} in: {document['text'][max(0, start - 60) : end + 40]!r}"
                )
    return right, asked


# ---- running ---------------------------------------------------------------------------------------------------------


def corpus(name: str, texts: list[Text], same, errors: int, with_dateparser: bool) -> None:  # type: ignore[no-untyped-def]
    """Print the rows of one set."""
    for tool, find, agree in (("backchannel", ours, same), ("dateparser", dateparsers, prefix)):
        if tool == "dateparser" and not with_dateparser:
            continue
        score, wrong = Score(), []
        began = clock.perf_counter()
        for text in texts:
            found = ours(text, only_resolved=name.startswith("gum")) if find is ours else find(text)
            compare(text, found, agree, score, wrong, name.startswith("gum"))
        took = clock.perf_counter() - began
        words = sum(len(text.text.split()) for text in texts)
        print(f"{name:14} {tool:12} {score.row()}   {words / took:9,.0f} words/s")
        if tool == "backchannel" and errors:
            kinds = Counter(line.split()[0] for line in wrong)
            print("   ", dict(kinds))
            print("\n".join("    " + line for line in wrong[:errors]))


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the table."""
    names = ["wikiwars", "meantime", "gum-dev", "gum-train", "recognizers", "gold-dev", "gold-train"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--set", choices=names, action="append", dest="sets")
    parser.add_argument("--no-dateparser", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N errors of each set")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    data = options.data / "data"
    if not data.is_dir():
        sys.exit(f"{data}: no such folder; give the folder that holds data/ and gold/ with --data")
    sets = options.sets or names
    print(HEAD)
    loaders = {
        "wikiwars": (lambda: wikiwars(data), same_timex),
        "meantime": (lambda: meantime(data), same_timex),
        "gum-dev": (lambda: gum(data, "dev"), same_days),
        "gum-train": (lambda: gum(data, "train"), same_days),
    }
    for name, (load, same) in loaders.items():
        if name in sets:
            corpus(name, list(load()), same, options.errors, not options.no_dateparser)
    if "recognizers" in sets:
        wrong: list[str] = []
        figures = recognizers(data, wrong)
        total = [sum(column) for column in zip(*figures.values(), strict=True)]
        for name, (right, asked) in {**figures, "all of these": (total[0], total[1])}.items():
            print(f"recognizers    {name:22} {right:4d} of {asked:4d}  {right / asked:.3f}")
        by_file: dict[str, list[str]] = defaultdict(list)
        for line in wrong:
            by_file[line.split(":")[0]].append(line)
        for lines in by_file.values():
            print("\n".join("    " + line for line in lines[: options.errors]), end="\n" if options.errors else "")
    for split in ("dev", "train"):
        if f"gold-{split}" in sets:
            wrong = []
            right, asked = gold_claims(options.data, split, wrong)
            print(f"gold-{split:9} {'claims with a time':22} {right:4d} of {asked:4d}  {right / max(asked, 1):.3f}")
            print("\n".join("    " + line for line in wrong[: options.errors]), end="\n" if options.errors else "")


if __name__ == "__main__":
    main()
