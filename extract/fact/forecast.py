"""Forecasts: what somebody expects of a dated future."""
from __future__ import annotations

from collections.abc import Iterator

from ..model import Mention, When
from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence


@fact("fact/forecast", type="forecast", triggers="forecast_trigger")
def forecast(scene: Scene) -> Iterator[Draft]:
    """Finds 预计, 预判, 或将, 有望, is expected to.

    Reads the date it speaks of, which must reach beyond the day of publication, and whom it is about. Leaves expectations
    without a date and those about the past."""
    if negated(scene):
        return
    date = _ahead(scene)
    if date is None:
        return
    agent, reach = scene.agent("organisation", "person", "product", "model", "place")
    if reach == "document":
        agent = None
    factuality = "planned" if scene.shade == "planned" else "predicted"
    yield Draft("forecast", evidence(trigger=scene.trigger, agent=agent, date=date), date, factuality=factuality)


def _ahead(scene: Scene) -> Mention | None:
    """The nearest date of the sentence that lies ahead of (or still runs at) the publication."""
    issued = scene.story.published.when
    best: tuple[tuple[bool, int], Mention] | None = None
    for m in scene.sentence.mentions:
        if m.kind != "date" or not isinstance(m.value, When):
            continue
        end = m.value.latest
        if end is not None and issued is not None and issued.earliest is not None and end <= issued.earliest:
            continue
        gap = max(scene.trigger.start - m.end, m.start - scene.trigger.end, 0)
        beyond = issued is None or issued.latest is None or end is None or end > issued.latest
        rank = (not beyond, gap)
        if gap <= 40 and (best is None or rank < best[0]):
            best = (rank, m)
    return best[1] if best else None
