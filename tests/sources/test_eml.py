"""Mail."""

import pytest

from backchannel.sources.limits import MOST_MAIL_PARTS
from samples import MAIL, PAGE, pdf, zipped


def test_a_message_and_what_is_attached(reader):
    message, attached = reader("a.eml", MAIL)
    assert reader.errors == []
    document = message.document
    assert document.text == "Kerry met Zarif in a café.\n"
    assert (document.title, document.byline, document.published) == ("Kerry met Zarif", "Jane Röe", "2019-02-05")
    assert (attached.document.text, attached.document.id) == ("Moniz met Salehi.", "more")
    assert attached.where.endswith("a.eml!more.txt")


def attach(name, data, kind="application/octet-stream"):
    import base64

    part = b'--B\nContent-Type: %s; name="%s"\nContent-Transfer-Encoding: base64\n\n' % (kind.encode(), name.encode())
    return MAIL[: MAIL.rindex(b"--B--")] + part + base64.encodebytes(data) + b"--B--\n"


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.pdf", pdf(["In a PDF."]), "PDF"),
        ("page.html", PAGE, "HTML"),
        ("no name", pdf(["In a PDF."]), "PDF"),
        ("a.zip", zipped({"x.txt": "In an archive."}), "plain text"),
    ],
)
def test_attachments_of_known_formats(reader, name, data, format):
    assert reader("a.eml", attach(name, data))[-1].format == format


def test_attachments_of_other_kinds_are_told(reader):
    assert len(reader("a.eml", attach("a.exe", b"\x7fELF" + bytes(100)))) == 2
    assert "a.eml!a.exe: looks like a program" in reader.told[0]


def test_html_only(reader):
    data = b"From: a@b.example\nSubject: x\nContent-Type: text/html\n\n<p>One.<p>Two &amp; three.<style>p{}</style>"
    (met,) = reader("a.eml", data)
    assert met.document.text == "One.\n\nTwo & three."
    assert met.document.published is None


def test_a_forwarded_message_is_a_message(reader):
    inner = MAIL.replace(b"Subject: =?utf-8?b?S2VycnkgbWV0IFphcmlm?=", b"Subject: Inner").replace(b"=E9", b"=E8")
    data = b"From: x@y.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=Q\n\n--Q\n\nSee below.\n--Q\n"
    data += b"Content-Type: message/rfc822\n\n" + inner + b"\n--Q--\n"
    assert [met.document.title for met in reader("a.eml", data)][:2] == ["Fwd", "Inner"]


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" * 3000,
        b"From: a\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(
            b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(3000)
        ),
        b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(3000)) + b"x",
        b"From: " + b"=?utf-8?q?a?= " * 200_000 + b"\nSubject: " + b"(" * 1_000_000 + b"\n\n",
        b"From: a\nDate: " + b"9" * 100_000 + b"\n\n",
        b"From: a\nContent-Type: text/plain; charset=\xff\xfe\n\n",
        b"From: a\nContent-Type: text/plain; charset*0*=a; charset*9999999999=b\n\n",
        b"\xff\xfe\x00\x01" * 100,
    ],
    ids=["same boundary", "nested", "messages", "long headers", "date", "charset", "parameters", "binary"],
)  # fmt: skip
def test_hostile_mail(reader, data):
    assert reader("a.eml", data) == []
    assert reader.errors


def test_hostile_headers_beside_a_text(reader):
    data = b"From: " + b"a@" * 500_000 + b"\nSubject: " + b"=?utf-8?q?" * 100_000 + b"\nDate: x\n\nKerry met Zarif."
    (met,) = reader("a.eml", data)
    assert met.document.text == "Kerry met Zarif."
    assert len(met.document.title) < 5000


def test_many_parts(reader):
    data = (
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n\nText.\n" * (MOST_MAIL_PARTS + 5)
        + b"--x--\n"
    )
    assert len(reader("a.eml", data)) == 1
    assert "parts" in reader.told[0]
