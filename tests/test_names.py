"""Names that come from lists, from what stands beside them and from the document itself: the cases of names.yml."""

from pathlib import Path

import pytest
import yaml
from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.lexicon import rows
from regesta.extract.show import show
from regesta.extract.who import names
from regesta.extract.who.gazetteer import files, gazetteer, lookup
from regesta.extract.who.models import ModelInfo, model_info
from regesta.extract.who.reference import reference, referents

from tests.corpus import MARKED

CASES = yaml.load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def entities(text):
    folded = clean(text)
    return [m for m in detect(folded, extra=names(folded)) if m.kind == "entity"]


@pytest.mark.parametrize(("marked", "values"), [pair for case in CASES["inside"] for pair in case.items()])
def test_the_names_are_read_and_nothing_more(marked, values):
    text = MARKED.sub(r"\1", marked)
    wanted = list(zip(MARKED.findall(marked), [values] if isinstance(values, str) else values, strict=True))
    assert [(text[m.span.start : m.span.end], show(m.value)) for m in entities(text)] == wanted


@pytest.mark.parametrize("text", CASES["never"])
def test_no_name_is_read(text):
    assert [(m.quote, m.rule) for m in entities(text)] == []


@pytest.mark.parametrize(("key", "texts"), CASES["same"].items())
def test_all_spellings_have_one_key(key, texts):
    for text in texts:
        (only,) = entities(text)
        assert only.value.key == key


@pytest.mark.parametrize(("text", "value"), CASES["definitions"].items())
def test_a_defined_name_holds_for_the_whole_document(text, value):
    assert f"{entities(text)[-1].value.name} = {entities(text)[-1].value.key}" == value


@pytest.mark.parametrize(("text", "wish"), [(c["text"], c["wish"]) for c in CASES["known_wrong"]])
def test_a_known_wrong_name_is_still_wrong(text, wish):
    read = [show(m.value) for m in entities(text)]
    assert read != [w for w in wish.split(", ") if w], "it reads right now: move it to inside"


@pytest.mark.parametrize(("text", "wanted"), CASES["references"].items())
def test_a_reference_means_the_last_name_of_its_kind(text, wanted):
    plain = MARKED.sub(r"\1", text)
    start = text.index("【")
    found = referents(plain, start, entities(plain))
    assert ", ".join(m.value.name for m in found) == wanted
    assert reference(plain, start, entities(plain)) == (found[-1] if found else None)


def test_a_name_keeps_the_spelling_of_the_folded_words_and_the_key_of_the_list():
    (only,) = gazetteer("智谱华章")
    assert (only.value.name, only.value.key) == ("智谱华章", "智谱AI")


def test_every_row_of_the_lists_has_a_kind_and_a_name():
    kinds = {"organisation", "person", "product", "model", "place"}
    bad = [
        (file, row["name"])
        for file in files()
        for row in rows(file)
        if not row["name"] or row["kind"] not in kinds or row["name"] != row["name"].strip()
    ]
    assert bad == []


def test_every_maker_of_a_model_is_a_known_organisation_or_nothing():
    strange = {
        r["organisation"]
        for f in ("names/model.tsv", "names/product.tsv")
        for r in rows(f)
        if r["organisation"] and (e := lookup(r["organisation"])) and e.kind != "organisation"
    }
    assert strange == set()


@pytest.mark.parametrize(
    ("name", "info"),
    [
        ("GLM-130B", ModelInfo("智谱AI", "GLM", "130B", "text")),
        ("GPT-4o mini", ModelInfo("OpenAI", "GPT", "4o mini", "multimodal")),
        ("CogVideoX-2B", ModelInfo("智谱AI", "CogVideoX", "2B", "video")),
        ("文心大模型4.0", ModelInfo("百度", "文心大模型", "4.0", "text")),
        ("DALL·E 3", ModelInfo("OpenAI", "DALL·E", "3", "image")),
        ("Foo-7B", ModelInfo("", "Foo", "7B", "")),
    ],
)
def test_a_model_tells_its_maker_family_and_version(name, info):
    assert model_info(name) == info
