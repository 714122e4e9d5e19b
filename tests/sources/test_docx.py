"""Word documents."""

from samples import docx, zipped


def test_paragraphs_are_lines(reader):
    data = docx(
        "<w:t>Talks in </w:t></w:r><w:r><w:t>Muscat</w:t>",
        "<w:t>By Jane Roe, The Lantern, May 5, 2018</w:t>",
        "",
        "<w:t>Kerry</w:t><w:tab/><w:t>met</w:t><w:br/><w:t>Zarif.</w:t><w:delText>gone</w:delText>",
    )
    (met,) = reader("a.docx", data)
    assert met.document.text == "Talks in Muscat\nBy Jane Roe, The Lantern, May 5, 2018\n\nKerry\tmet\nZarif."
    assert (met.document.title, met.document.byline, met.document.published) == (
        "Talks in Muscat",
        "Jane Roe",
        "2018-05-05",
    )
    assert met.raw == data


def test_hostile_documents(reader):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="w"><w:p><w:t>&a;</w:t></w:p></w:document>'
    for parts in (
        {"word/document.xml": bomb},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": "<w:document xmlns:w='w'/>"},
        {"word/document.xml": b" " * 100_000_000},
        {"word/_rels/x": "no text"},
    ):
        before = len(reader.errors)
        assert reader("a.docx", zipped(parts)) == []
        assert len(reader.errors) == before + 1
