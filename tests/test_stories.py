"""Every article of seeds/ against what somebody who read it expects of it."""

import pytest
import yaml

from tests import story


@pytest.fixture(scope="module")
def missed(request):
    if request.config.getoption("--update"):
        story.MISSED.write_text(
            "# Not read yet as it should be; strict: what is read leaves this list. `pytest --update` rewrites it.\n"
            + yaml.dump(story.missed(), allow_unicode=True, width=200),
            encoding="utf-8",
        )
    return yaml.load(story.MISSED.read_text(encoding="utf-8"), yaml.BaseLoader) or {}


@pytest.mark.parametrize("name", story.names())
def test_an_article_yields_what_its_story_says(name, missed):
    wrong = [f"{part}: {what}" for part, what, right in story.judged(story.story(name)) if not right]
    assert wrong == missed.get(name, []), "missed.yml differs: run pytest --update and review the diff"


def test_every_article_has_a_story():
    told = {story.story(name).reading.source.path for name in story.names()}
    articles = {
        s.path
        for p in sorted((story.ROOT / "seeds").iterdir())
        if p.suffix in (".txt", ".md", ".html", ".jsonl") and p.name != "README.md"
        for s in story.read_file(p.name, p.read_bytes())
    }
    assert articles - told == set()


@pytest.mark.parametrize("name", story.names())
def test_every_quote_of_a_reading_is_the_text_at_its_offsets(name):
    reading = story.story(name).reading
    raw = reading.source.raw
    assert [m for m in reading.mentions if raw[m.span.start : m.span.end] != m.quote] == []
    assert [c for c in reading.claims if raw[c.span.start : c.span.end] != c.quote or not c.evidence] == []


@pytest.mark.parametrize("name", story.names())
def test_no_claim_comes_from_boilerplate(name):
    reading = story.story(name).reading
    silent = [p.span for p in reading.passages if p.kind in ("boilerplate", "caption", "byline")]
    assert [c.quote for c in reading.claims if any(s.overlaps(c.span) for s in silent)] == []
