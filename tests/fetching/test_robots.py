"""robots.txt."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.fetching.robots import parse

SITE = """\ufeff# for everyone
User-agent: *
Disallow: /private
Allow: /private/open   # but this
Crawl-delay: 2

User-agent: Other
User-agent: BackChannel
Disallow: /x/*.pdf$
Disallow: /caf%c3%a9
Sitemap: https://example.org/map
Disallow: /query?*id=
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("somebody", "/", True),
        ("somebody", "/private/a", False),
        ("somebody", "/private/open/a", True),
        ("backchannel", "/private/a", True),
        ("backchannel", "/x/a/b.pdf", False),
        ("backchannel", "/x/a.pdf?y", True),
        ("backchannel", "/caf%C3%A9/menu", False),
        ("backchannel", "/query?a=1&id=2", False),
        ("backchannel", "/query?a=1", True),
    ],
)
def test_the_rules_of_ones_own_group_or_of_all(agent, path, allowed):
    assert parse(SITE, agent).allows(path) is allowed


def test_delay():
    assert parse(SITE, "somebody").delay == 2
    assert parse("user-agent: *\ncrawl-delay: 99999", "x").delay == 0
    assert parse("user-agent: *\ncrawl-delay: 9999", "x").delay == 60


@pytest.mark.parametrize("text", ["", "nonsense", "Disallow: /", "User-agent: *\nDisallow:", "<html>not found</html>"])
def test_files_that_forbid_nothing(text):
    assert parse(text, "backchannel").allows("/a")


def test_of_two_rules_of_one_length_the_allowing_one_holds():
    assert parse("user-agent: *\ndisallow: /ab\nallow: /ab", "x").allows("/abc")


def test_hostile_patterns_take_no_time():
    robots = parse("user-agent: *\ndisallow: /" + "*a" * 2000 + "$\n" * 1, "x")
    begin = time.perf_counter()
    assert robots.allows("/" + "a" * 1500 + "b")
    assert time.perf_counter() - begin < 1


@given(st.text(alphabet="ab*$/", max_size=12), st.text(alphabet="ab/", max_size=12))
def test_patterns_fit_as_the_same_regular_expression_does(pattern, path):
    import re

    pattern, path = "/" + pattern.rstrip("$").replace("$", "") + ("$" if pattern.endswith("$") else ""), "/" + path
    expression = ".*".join(map(re.escape, pattern.removesuffix("$").split("*"))) + (
        r"\Z" if pattern.endswith("$") else ""
    )
    assert parse(f"user-agent: *\ndisallow: {pattern}", "x").allows(path) is not bool(re.match(expression, path))


@given(st.text(max_size=300))
def test_anything_can_be_a_robots_txt(text):
    parse("user-agent: *\n" + text, "x").allows("/a")
