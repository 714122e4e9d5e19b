"""`backchannel watch`, against a real server."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from backchannel import fetching
from backchannel.fetching import Fetcher
from backchannel.watching import State
from backchannel.watching.state import MOST_PENDING, MOST_SEEN, FeedState

URL = "http://news.example/feed"


def rss(*items):
    entries = "".join(
        f"<item><title>{title}</title><link>http://news.example/{number}</link><description>{text}</description>"
        f"<pubDate>Tue, 0{number} Jan 2019 10:00:00 GMT</pubDate></item>"
        for number, title, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title>{entries}</channel></rss>'


ONE = (1, "Talks", "Kerry met Zarif in Vienna.")
TWO = (2, "More talks", "Rouhani met Macron in Paris.")


@pytest.fixture
def net(site, monkeypatch):
    """The server, as what the command reaches."""
    site.page("/feed", rss(ONE), ETag='"1"')
    monkeypatch.setattr(fetching, "Fetcher", lambda *rules: site.fetcher())
    return site


def test_what_is_new_is_told_once(run, net, tmp_path):
    watch = ("watch", URL, "--once", "--state", tmp_path / "seen.json")
    first = run(*watch)
    assert (first.code, first.err) == (0, "")
    assert "The Lantern - Talks (summary)" in first.out
    assert "http://news.example/1" in first.out
    assert "“Kerry met Zarif in Vienna.”" in first.out
    assert run(*watch).out == ""
    assert net.asked[-1][2]["If-None-Match"] == '"1"'
    net.page("/feed", rss(TWO, ONE), ETag='"2"')
    again = run(*watch)
    assert "Rouhani" in again.out
    assert "Kerry" not in again.out


def test_items_are_told_in_the_order_in_which_they_came_out(run, net):
    net.page("/feed", rss(TWO, ONE))
    out = run("watch", URL, "--once").out
    assert out.index("Kerry") < out.index("Rouhani")


def test_alerts(run, net, tmp_path):
    net.page("/feed", rss(TWO, ONE))
    ran = run("watch", URL, "--once", "--about", "Zarif", "--about", "Nobody Else", "-o", tmp_path / "claims.jsonl")
    assert [line.strip()[:12] for line in ran.out.splitlines() if "ALERT" in line] == ["ALERT Zarif:"]
    records = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    assert [record["alert"] for record in records] == [["Zarif"], []]
    assert records[0]["document"]["published"] == "2019-01-01"
    assert records[0]["document"]["kind"] == "summary"
    assert [party["name"] for party in records[0]["parties"]] == ["Kerry", "Zarif"]


def test_the_output_grows(run, net, tmp_path):
    watch = ("watch", URL, "--once", "--state", tmp_path / "seen.json", "-o", tmp_path / "claims.jsonl")
    run(*watch)
    net.page("/feed", rss(TWO, ONE))
    run(*watch)
    assert len((tmp_path / "claims.jsonl").read_text().splitlines()) == 2


def test_a_webhook_gets_alerts_and_what_it_missed(run, net, tmp_path):
    net.page("/feed", rss(TWO, ONE))
    watch = (
        "watch", URL, "--once", "--about", "Zarif", "--webhook", "http://hooks.example/h", "--state", tmp_path / "s",
    )  # fmt: skip
    net.page("/h", method="POST", status=500)
    failed = run(*watch)
    assert "the server answers 500" in failed.err
    net.page("/h", method="POST", status=200)
    run(*watch)
    run(*watch)
    posted = [json.loads(body) for method, path, _, body in net.asked if method == "POST"]
    assert len(posted) == 2
    assert posted[0] == posted[1]
    assert [claim["quote"] for claim in posted[1]["claims"]] == ["Kerry met Zarif in Vienna."]


def test_a_webhook_may_be_private_only_when_told(run, site, tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(ONE))
    site.page("/h", method="POST")
    watch = ("watch", feed, "--once", "--webhook", f"http://127.0.0.1:{site.port}/h")
    assert "is not connected to" in run(*watch).err
    assert "not on the public internet" in run(*watch, "--allow-port", site.port).err
    assert site.asked == []
    assert run(*watch, "--allow-private-webhook").err == ""
    assert len(site.asked) == 1


def test_linked_pages_are_fetched_when_asked_for(run, net):
    page = "<!doctype html><html><body><article><p>{}</p><p>{}</p></article></body></html>"
    text = "Moniz met Salehi in Lausanne, and the two went through the annexes of the accord line by line."
    net.page("/1", page.format(text, "More is expected before the end of the month, said officials of both sides."))
    net.page("/feed", rss(TWO, ONE))
    ran = run("watch", URL, "--once", "--articles")
    assert "(article)" in ran.out
    assert "Moniz" in ran.out
    assert "Rouhani" in ran.out  # the other page is missing: its summary is told
    assert "404" in ran.err


def test_feeds_that_cannot_be_read(run, net, tmp_path):
    net.page("/page", "<!doctype html><html><body><p>No feed.</p></body></html>")
    some = run("watch", "http://news.example/none", URL, "--once")
    assert (some.code, "404" in some.err, "Kerry" in some.out) == (1, True, True)
    for feed in ("http://news.example/page", tmp_path / "none.xml", "ftp://news.example/"):
        ran = run("watch", feed, "--once")
        assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)


def test_feeds_are_never_looked_for_on_this_machine(run, site):
    ran = run("watch", f"http://127.0.0.1:{site.port}/feed", "--allow-port", site.port, "--once")
    assert (ran.code, "not on the public internet" in ran.err) == (3, True)
    assert site.asked == []


def test_what_comes_from_outside_cannot_steer_the_terminal(run, net):
    net.page("/feed", rss((1, "&#x9b;31mTalks&#x202e;", "Kerry met Zarif\x7f.")))
    ran = run("watch", URL, "--once")
    assert "Talks" in ran.out
    assert not set(ran.out) & set("\x1b\x9b\u202e\x7f")


def test_a_state_that_is_none(run, tmp_path):
    (tmp_path / "s").write_text('{"version": 99}')
    ran = run("watch", tmp_path / "feed.xml", "--once", "--state", tmp_path / "s")
    assert (ran.code, "not what a watch remembers" in ran.err) == (1, True)
    assert (tmp_path / "s").read_text() == '{"version": 99}'


def test_the_state_comes_back_as_it_was_and_stays_small(tmp_path):
    state = State(tmp_path / "s")
    known = state.of(URL)
    for number in range(MOST_SEEN + 10):
        known.add(str(number))
    known.etag = '"ü"'
    for number in range(MOST_PENDING + 10):
        state.wait({"n": number})
    state.save()
    again = State.load(tmp_path / "s")
    assert again == state
    assert next(iter(again.of(URL).seen)) == "10"
    assert again.pending[0] == {"n": 10}
    assert again.of("another") == FeedState()
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def stops_after_one(documents):
    """A pipeline that, as the real one, takes all documents of a batch first, and that Ctrl-C meets after one."""
    from backchannel.model import Claim, ClaimType, Entity, EntityType, Extraction, Party, PartyRole, Span

    batch = list(documents)
    span = Span(0, 5)
    entity = Entity("e", EntityType.PERSON, "Kerry", (span,))
    claim = Claim("c", ClaimType.CONTACT, span, span, (Party(PartyRole.PARTY, "e"),))
    yield Extraction(batch[0], (entity,), (claim,))
    raise KeyboardInterrupt


def test_what_is_interrupted_is_told_again(run, net, tmp_path, monkeypatch):
    net.page("/feed", rss(TWO, ONE), ETag='"1"')
    watch = ("watch", URL, "--once", "--state", tmp_path / "s")
    with monkeypatch.context() as patch:
        patch.setattr("backchannel.pipeline.extract", stops_after_one)
        first = run(*watch)
    assert first.code == 130
    assert "Kerry" in first.out
    second = run(*watch)
    assert "If-None-Match" not in net.asked[-1][2]
    assert ("Kerry" in second.out, "Rouhani" in second.out) == (False, True)


def test_the_case_gets_what_is_new_and_knows_it_again(run, net, tmp_path):
    store = pytest.importorskip("backchannel.case.store").Store
    case = tmp_path / "case.db"
    assert "Kerry" in run("watch", URL, "--once", "--case", case).out
    with store.open(case) as opened:
        (extraction,) = opened.extractions()
        assert extraction.document.text == "Kerry met Zarif in Vienna."
        assert len(extraction.claims) == 1
    (tmp_path / "case.db.watch.json").unlink()
    assert run("watch", URL, "--once", "--case", case).out == ""
    # The same text elsewhere is no news, but one more appearance.
    net.page("/other", rss(ONE).replace("The Lantern", "The Post"))
    assert run("watch", "http://news.example/other", "--once", "--case", case).out == ""
    with store.open(case) as opened:
        (document,) = (extraction.document for extraction in opened.extractions())
        assert {one.outlet for one in opened.appearances(document.id)} == {"The Lantern", "The Post"}


SCRIPT = """
import sys
from backchannel.commands import main
from backchannel import pipeline
pipeline.extract = lambda documents: iter([list(documents) and None][1:])
sys.argv = ["backchannel", "watch", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_to(tmp_path, sent):
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(ONE))
    state = tmp_path / "s.json"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(feed), "--state", str(state)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    until = time.monotonic() + 20
    while not state.exists() and time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(sent)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "interrupted\n")
    assert json.loads(state.read_text())["version"] == 1


def test_rounds_wait_longer_for_what_fails(monkeypatch, site):
    from backchannel.commands import watch
    from backchannel.watching import Poll

    site.page("/busy", status=503, Retry_After="4000")
    site.page("/feed", rss(ONE))
    clock, looks = [1000.0], []

    def sleep(seconds):
        clock[0] += seconds
        if clock[0] > 1000 + 7 * 900:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch.time, "sleep", sleep)
    monkeypatch.setattr(watch.time, "monotonic", lambda: clock[0])
    run = watch.Run(State(), (), None, None, Fetcher(), None)
    kept = run.look
    monkeypatch.setattr(run, "look", lambda feed, *rest: looks.append((feed, clock[0] - 1000)) or kept(feed, *rest))
    feeds = ["http://news.example/none", "http://news.example/busy", URL]
    with pytest.raises(KeyboardInterrupt):
        run.rounds(feeds, Poll(site.fetcher(), articles=False, on_error=print), 900)
    assert [at for feed, at in looks if feed == URL] == [0, 900, 1800, 2700, 3600, 4500, 5400, 6300]
    assert [at for feed, at in looks if feed.endswith("none")] == [0, 1800, 5400]
    assert [at for feed, at in looks if feed.endswith("busy")] == [0, 4000]
