"""Which addresses may be connected to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import FetchError
from backchannel.fetching.addresses import Rules, checked_addresses, is_public, target_of

PRIVATE = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "fec0::1", "2001:db8::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001::1", "3fff::1",
    "", "localhost", "1.2.3", "0x7f.1", "2130706433",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("number", PRIVATE)
def test_not_on_the_public_internet(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_on_the_public_internet(number):
    assert is_public(number)


@given(st.ip_addresses(v=4))
def test_an_address_carried_in_ipv6_is_as_public_as_it_is_bare(address):
    number = int(address)
    carriers = (f"::ffff:{address}", f"64:ff9b::{number >> 16:x}:{number & 65535:x}")
    assert {is_public(carrier) for carrier in carriers} == {is_public(str(address))}


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1", "8.8.8.8"], []])
def test_a_name_that_stands_for_any_private_number_is_refused(numbers):
    with pytest.raises(FetchError):
        checked_addresses(target_of("http://news.example/", Rules()), Rules(), lambda host, port: numbers)


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]"]
)
def test_other_spellings_of_this_machine_are_refused(host):
    # By the system's own resolver, which reads them as numbers and asks no network.
    from backchannel.fetching import Fetcher

    with pytest.raises(FetchError, match=r"not on the public internet|not found|no name"):
        Fetcher().get(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)", "//example.org/",
        "http://", "http:///x", "http://user@example.org/", "http://user:word@example.org/", "http://example.org:22/",
        "http://example.org:8080/", "https://example.org:99999/", "http://example.org:x/", "http://exa mple.org/",
        "http://example.org/a\nHost: b", "http://example.org\\@evil.example/", "http://[::1", "http://-x-.example/%0d",
        "http://" + "a" * 5000, "http://.example.org/",
    ],
)  # fmt: skip
def test_what_is_no_address_to_fetch(url):
    with pytest.raises(FetchError) as told:
        target_of(url, Rules())
    assert "\n" not in str(told.value)


def test_an_address_is_taken_apart():
    target = target_of("HTTPS://Bücher.Example:443/süß?q=a b#part".replace(" ", "%20"), Rules())
    assert (target.host, target.port, target.authority) == ("xn--bcher-kva.example", 443, "xn--bcher-kva.example")
    assert target.path == "/s%C3%BC%C3%9F?q=a%20b"
    assert target.url == "https://xn--bcher-kva.example/s%C3%BC%C3%9F?q=a%20b"


def test_other_ports_when_told():
    assert target_of("http://example.org:8080/", Rules(ports=frozenset((8080,)))).authority == "example.org:8080"
    assert target_of("http://example.org:81/", Rules(ports=None)).port == 81


@given(st.text(max_size=60))
def test_anything_is_an_address_or_an_error(text):
    for url in (text, "http://" + text):
        try:
            target = target_of(url, Rules())
        except FetchError:
            continue
        assert target.port in (80, 443)
        assert target.path.isascii()
        assert not set(target.path + target.host) & set(" \r\n\t")
