"""Small files of all formats, made by hand, so that tests know every byte."""

import gzip
import io
import zipfile

PAGE = b"""<!doctype html><html><head><meta charset="utf-8"><title>Kerry met Zarif</title>
<meta property="og:site_name" content="The Post"><meta property="article:published_time" content="2019-05-04T10:00:00Z">
</head><body><article><h1>Kerry met Zarif</h1><p>John Kerry met Mohammad Javad Zarif in New York last week, officials
said, and the two had a long conversation about the accord of 2015.</p><p>Nothing was decided, they added, and another
meeting would follow before the summer of the same year.</p></article></body></html>"""


def pdf(*pages, title=""):
    """A PDF with these pages, each a list of lines."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    font = 3 + 2 * count
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
        )
        shown = b" ".join(
            b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*" for line in lines
        )
        stream = b"BT /F1 12 Tf 72 720 Td 14 TL " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(b"<< /Title (" + title.encode() + b") /CreationDate (D:20200101000000Z) >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + b"trailer << /Size %d /Root 1 0 R " % size
        + b"/Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects), len(out))
    )  # fmt: skip


def record(
    body=PAGE, url="https://news.example/2019/kerry", kind="text/html", status="200 OK", *extra, type="response"
):
    """One WARC record."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *extra)
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A ZIP archive of names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(*paragraphs):
    """A Word document; its parts as Word writes them, as far as they matter."""
    body = "".join(f"<w:p><w:r>{paragraph}</w:r></w:p>" for paragraph in paragraphs)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": "<Relationships/>",
            "word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>',
        }
    )


RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lantern &amp; Times</title><link>https://lantern.example/</link>
<item><title>Kerry &lt;i&gt;met&lt;/i&gt; Zarif</title><link>https://lantern.example/1</link>
<description>Kerry met Zarif.</description><dc:creator>Jane Roe</dc:creator>
<content:encoded><![CDATA[<p>Kerry met Zarif in&nbsp;Vienna<br>on Monday.</p>
<script>x()</script><p>They <b>agreed</b> on nothing.</p>]]></content:encoded>
<pubDate>Tue, 05 Feb 2019 23:30:00 -0500</pubDate></item>
<item><title>Only a summary</title><link>javascript:alert(1)</link>
<description>Macron &amp;amp; Rouhani spoke.</description>
<pubDate>garbage</pubDate></item>
</channel></rss>"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title>
<entry><title>A</title><link href="https://post.example/a"/><id>urn:a</id><updated>2019-05-04T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kerry met Zarif.</p></div></content></entry>
<entry><title>B</title><id>urn:b</id><published>2019-05-03T23:00:00-04:00</published>
<updated>2019-05-05T00:00:00Z</updated>
<summary>Moniz met Salehi.</summary><author><name>A. Author</name></author></entry></feed>"""

TEI = b"""<?xml version="1.0" encoding="UTF-8"?><?oxygen x?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><publicationStmt><idno type="isbn">1</idno>
<idno type="frus">frus1969-76v99</idno></publicationStmt></fileDesc></teiHeader><text><front><div type="section">
<p>Not a document.</p></div></front><body><div type="compilation"><head>Part</head>
<div type="document" xml:id="d1" n="1"><head>1. Memorandum of Conversation<note n="1" type="source">Source:
<p>Library.</p></note></head><dateline><placeName>Washington</placeName>,
<date when="1969-02-17">February 17, 1969</date>.</dateline>
<list type="participants"><head>PARTICIPANTS</head><item>The President</item><item><persName>Anatoly
Dobrynin</persName></item></list><!-- a comment --><p>The   President <hi>said</hi><note n="2">He did.</note>
that<lb/>he
would<pb n="2"/> reply.</p><table><row><cell>a</cell><cell>b</cell></row></table></div>
<div type="document" xml:id="d2"><head>2. Backchannel Message to Kissinger</head><p>Undated.</p></div>
<div type="document" xml:id="d3"><head>3. Letter, Moscow, March 3, 1969</head><p>Dear Sir.</p></div>
<div type="document" xml:id="d4"><head>4. Editorial Note</head><dateline>
<date from="1969-03-03" to="1969-03-09"/></dateline>
<p>In March.</p></div>
</div></body></text></TEI>"""

MAIL = b"""Received: from x by y; Tue, 5 Feb 2019 20:00:00 +0000
From: =?utf-8?q?Jane_R=C3=B6e?= <jane@lantern.example>
To: desk@lantern.example
Subject: =?utf-8?b?S2VycnkgbWV0IFphcmlm?=
Date: Tue, 05 Feb 2019 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: multipart/alternative; boundary="A"

--A
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Kerry met Zarif in a caf=E9.

--A
Content-Type: text/html

<p>Kerry met Zarif in a cafe, in HTML.</p>
--A--

--B
Content-Type: application/octet-stream; name="more.txt"
Content-Disposition: attachment; filename="more.txt"
Content-Transfer-Encoding: base64

TW9uaXogbWV0IFNhbGVoaS4=
--B
Content-Type: image/png; name="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--B--
"""

ALL = {
    "a.pdf": pdf(["Kerry met Zarif in Vienna."], ["Second page."]),
    "a.docx": docx("<w:t>Kerry met Zarif in Vienna.</w:t>"),
    "a.zip": zipped({"a.txt": "Kerry met Zarif in Vienna.", "b/c.html": PAGE}),
    "a.warc": record() + record(b"no", status="404 Not Found"),
    "a.warc.gz": gzip.compress(record()) + gzip.compress(record(url="https://news.example/b")),
    "a.txt.gz": gzip.compress(b"Kerry met Zarif in Vienna."),
    "a.jsonl.gz": gzip.compress(b'{"text": "Kerry met Zarif."}\n{"text": "Moniz met Salehi."}\n'),
    "tei.xml": TEI,
    "rss.xml": RSS,
    "a.atom": ATOM,
    "a.eml": MAIL,
    "a.html": PAGE,
    "a.jsonl": b'{"text": "Kerry met Zarif."}\n{"text": "Moniz met Salehi."}\n',
    "a.txt": b"Kerry met Zarif in Vienna.\n",
}
"""A file of each kind, by a name that fits."""
