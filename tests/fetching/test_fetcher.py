"""Fetching from a real server."""

import shutil
import ssl
import subprocess
import threading
import time

import pytest

from backchannel.errors import FetchError, UnreadableError
from backchannel.fetching import Fetcher, Rules
from backchannel.sources import load


def test_a_page_is_fetched_from_the_number_that_was_checked(site):
    site.page("/a?b=c", "hello", Content_Type="text/plain")
    answer = site.fetcher().get("http://news.example/a?b=c#part")
    assert (answer.status, answer.body, answer.url) == (200, b"hello", "http://news.example/a?b=c")
    assert set(site.dialled) == {("93.184.216.34", 80)}
    method, path, headers, _ = site.asked[-1]
    assert (method, path, headers["Host"]) == ("GET", "/a?b=c", "news.example")
    assert headers["User-Agent"].startswith("backchannel/")


def test_a_name_that_changes_what_it_stands_for_gains_nothing(site):
    """DNS rebinding: each connection goes to the number that was checked for it."""
    answers = iter([["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]])
    site.page("/", "x")
    fetcher = site.fetcher(resolve=lambda host, port: next(answers))
    with pytest.raises(FetchError, match=r"127\.0\.0\.1, which is not on the public internet"):
        fetcher.get("http://news.example/")  # robots.txt comes from the first number; the page would from the second
    assert site.dialled == [("93.184.216.34", 80)]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://inside.example/", "http://news.example:8080/", "file:///etc/passwd"]
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_checked_again(site, address, status):
    site.page("/", status=status, Location=address)
    names = {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"], "127.0.0.1": ["127.0.0.1"]}
    with pytest.raises(FetchError):
        site.fetcher(names).get("http://news.example/")
    assert site.paths() == ["/"]
    assert {number for number, _ in site.dialled} == {"93.184.216.34"}


def test_redirects_are_followed_so_many_times(site):
    site.page("/a", status=302, Location="/b?x=ü")
    site.page("/b?x=%C3%BC", status=301, Location="http://other.example/c")
    site.page("/c", "there")
    assert site.fetcher().get("http://news.example/a").url == "http://other.example/c"
    site.page("/round", status=302, Location="/round")
    with pytest.raises(FetchError, match="leads on"):
        site.fetcher().get("http://news.example/round")


def test_robots_txt_is_kept_and_asked_once(site):
    site.page("/robots.txt", "User-agent: backchannel\nDisallow: /no")
    site.page("/yes", "x")
    site.page("/to-no", status=302, Location="/no")
    fetcher = site.fetcher()
    for path in ("/no", "/to-no"):
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher.get(f"http://news.example{path}")
    assert fetcher.get("http://news.example/yes").body == b"x"
    assert site.paths() == ["/to-no", "/yes"]
    assert len(site.asked) == 3


def test_a_robots_txt_out_of_order_allows_nothing(site):
    site.page("/robots.txt", status=503, Retry_After="120")
    site.page("/a", "x")
    with pytest.raises(FetchError) as told:
        site.fetcher().get("http://news.example/a")
    assert told.value.retry_after == 120
    assert site.paths() == []


def test_requests_to_one_host_are_apart(site):
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    site.page("/a", "x")
    slept = []
    fetcher = site.fetcher(pause=3.0, sleep=slept.append)
    for url in ("http://news.example/a", "http://other.example/a", "http://news.example/a"):
        fetcher.get(url)
    assert len(slept) == 1
    assert 6 < slept[0] <= 7


def test_nothing_new_is_told_by_the_server(site):
    site.page("/feed", "x", ETag='"1"')
    first = site.fetcher().get("http://news.example/feed")
    again = site.fetcher().get("http://news.example/feed", etag=first.headers["etag"], modified="yesterday")
    assert (first.changed, again.changed, again.body) == (True, False, b"")
    assert site.asked[-1][2]["If-Modified-Since"] == "yesterday"


def test_packed_answers(site, packed):
    site.page("/a", packed(b"hello"), Content_Encoding="gzip")
    site.page("/cut", packed(b"hello" * 100)[:-9], Content_Encoding="gzip")
    site.page("/br", b"x", Content_Encoding="br")
    site.page("/bomb", packed(bytes(5_000_000)), Content_Encoding="gzip")
    assert site.fetcher().get("http://news.example/a").body == b"hello"
    for path in ("/cut", "/br", "/bomb"):
        with pytest.raises(UnreadableError):
            site.fetcher(limit=1_000_000).get(f"http://news.example{path}")


def test_size(site):
    site.page("/a", bytes(2000))
    with pytest.raises(FetchError, match="larger than"):
        site.fetcher(limit=1000).get("http://news.example/a")


def endless(handler):
    """A body without end and without length."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        handler.wfile.write(bytes(65536))


def slow_body(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def slow_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        handler.wfile.write(b"X-%d: y\r\n" % number if number < 50 else b"z")
        time.sleep(0.05)


def short(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")


def many_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"\r\n")


def no_http(handler):
    handler.wfile.write(b"SSH-2.0-nonsense\r\n\r\n")


def bad_chunks(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")


@pytest.mark.parametrize("answer", [endless, slow_body, slow_headers, short, many_headers, no_http, bad_chunks])
def test_servers_that_misbehave_are_left_in_time(site, answer):
    site.pages["GET /"] = answer
    begin = time.perf_counter()
    with pytest.raises(FetchError) as told:
        site.fetcher(limit=1_000_000, seconds=1.0).get("http://news.example/")
    assert time.perf_counter() - begin < 3
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("status", [204, 400, 403, 404, 500])
def test_other_answers_are_errors(site, status):
    site.page("/", status=status)
    with pytest.raises(FetchError, match=str(status)):
        site.fetcher().get("http://news.example/")


def test_a_webhook_is_posted_to_and_nowhere_else(site):
    site.page("/hook", method="POST", status=204)
    site.page("/moved", method="POST", status=307, Location="/hook")
    site.fetcher().post("http://hooks.example/hook", b'{"a": 1}')
    assert [(method, path, body) for method, path, _, body in site.asked] == [("POST", "/hook", b'{"a": 1}')]
    with pytest.raises(FetchError, match="307"):
        site.fetcher().post("http://hooks.example/moved", b"{}")
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().post("http://127.0.0.1/hook", b"{}")


def test_private_addresses_only_when_told(site):
    site.page("/hook", method="POST")
    url = f"http://127.0.0.1:{site.port}/hook"
    with pytest.raises(FetchError, match="port"):
        Fetcher().post(url, b"{}")
    with pytest.raises(FetchError, match="public"):
        Fetcher(Rules(ports=None)).post(url, b"{}")
    Fetcher(Rules(ports=None, private=True)).post(url, b"{}")
    assert len(site.asked) == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def test_https_checks_the_name_not_the_number(site, certificate):
    import socket

    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        for _ in range(6):
            try:
                connection, _ = listening.accept()
                with server.wrap_socket(connection, server_side=True) as spoken:
                    spoken.recv(65536)
                    spoken.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
            except OSError:
                continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    dial = lambda address, port, seconds: socket.create_connection(listening.getsockname(), seconds)  # noqa: E731
    trusting = ssl.create_default_context(cafile=certificate / "cert.pem")
    assert site.fetcher(dial=dial, context=trusting).get("https://news.example/").body == b"hello"
    with pytest.raises(FetchError, match="certificate"):
        site.fetcher(dial=dial, context=trusting).get("https://other.example/")
    with pytest.raises(FetchError, match="certificate"):
        site.fetcher(dial=dial).get("https://news.example/")
    listening.close()


ARTICLE = """<!doctype html><html><head><title>Kerry met Zarif</title></head><body><article><p>John Kerry met Mohammad
Javad Zarif in New York last week, officials said, and the two had a long conversation about the accord of 2015.</p>
<p>Nothing was decided, they added, and another meeting would follow before the summer of the same year.</p></article>
</body></html>"""


def test_addresses_among_paths_are_fetched_only_when_asked_to(site):
    site.page("/2019/kerry-met-zarif", ARTICLE, Content_Type="text/html; charset=utf-8")
    url = "http://news.example/2019/kerry-met-zarif"
    told = []
    assert list(load([url], on_error=told.append)) == []
    assert "nothing is fetched unless asked to" in str(told[0])
    assert site.asked == []
    (document,) = load([url], fetch=site.fetcher(), strict=True)
    assert (document.id, document.url) == ("kerry-met-zarif", url)
    assert "John Kerry met" in document.text


def test_an_address_that_went_through_a_path_is_still_one(site):
    from pathlib import Path

    site.page("/a.txt", "Some words.", Content_Type="text/plain")
    (document,) = load([Path("http://news.example/a.txt")], fetch=site.fetcher(), strict=True)
    assert document.text == "Some words."


def test_what_cannot_be_fetched_is_told_and_the_rest_goes_on(site, tmp_path):
    (tmp_path / "a.txt").write_text("Some words.")
    told = []
    documents = load(
        ["http://127.0.0.1/", "http://news.example/none", tmp_path / "a.txt"],
        on_error=told.append,
        fetch=site.fetcher({"127.0.0.1": ["127.0.0.1"]}),
    )
    assert [document.text for document in documents] == ["Some words."]
    assert [type(error) for error in told] == [FetchError, FetchError]
