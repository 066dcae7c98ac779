"""Where the times of a text lie, and the day on which it came out."""

from datetime import date

from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.model import Source, When
from regesta.extract.resolve import resolve
from regesta.extract.segment import segment

from regesta.pipeline import read

BODY = "智谱AI方面表示,公司会继续把基座模型做下去,这件事情没有捷径可走,需要的是时间、耐心和算力。"
DAY = When.of("2023-11-15", date(2023, 11, 15), date(2023, 11, 15))
JANUARY = When.of("2024-01-05", date(2024, 1, 5), date(2024, 1, 5))
MONTH = When.of("2023-11~", date(2023, 11, 1), date(2023, 11, 30))


def dates(text, published=DAY, passages=True):
    folded = clean(text)
    found = resolve(detect(folded), folded, segment(folded) if passages else (), published)
    return [m for m in found if m.kind == "date"]


def edtf(text, published=DAY):
    return [m.value and m.value.edtf for m in dates(text, published)]


def issued(raw, **fields):
    p = read(Source("x", "x", raw, **fields)).published
    return (p.when and p.when.edtf, p.basis, [m.quote for m in p.mentions])
