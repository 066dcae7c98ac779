"""A Reading as the JSON object that `scan` prints (DESIGN.md, "The command line")."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from regesta.extract.model import Amount, Claim, Duration, Entity, Mention, Problem, Quantity, Reading, When


def number(n: Decimal | None) -> int | float | None:
    if n is None:
        return None
    return int(n) if n == n.to_integral_value() else float(n)


def window(when: When | None) -> dict[str, Any]:
    if when is None:
        return {"edtf": None, "earliest": None, "latest": None}
    return {
        "edtf": when.edtf,
        "earliest": when.earliest and when.earliest.isoformat(),
        "latest": when.latest and when.latest.isoformat(),
    }


def value_of(value: Any) -> dict[str, Any] | None:
    match value:
        case Duration():
            return {"iso": value.iso}
        case Amount():
            out = {"min": number(value.min), "max": number(value.max), "currency": value.currency, "hedge": value.hedge}
            return out | {k: v for k, v in (("per", value.per), ("role", value.role)) if v}
        case Quantity():
            return {"min": number(value.min), "max": number(value.max), "unit": value.unit, "hedge": value.hedge}
        case Entity():
            return {"kind": value.kind, "name": value.name}
        case When() | None:
            return window(value)
    return None


def mention(m: Mention) -> dict[str, Any]:
    return {
        "kind": m.kind,
        "start": m.span.start,
        "end": m.span.end,
        "quote": m.quote,
        "rule": m.rule,
        "value": value_of(m.value),
    }


def claim(c: Claim) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for e in c.evidence:
        name = e.mention.value.name if isinstance(e.mention.value, Entity) else e.mention.quote
        if name not in roles.setdefault(e.role, []):
            roles[e.role].append(name)
    out = {
        "type": c.type,
        **window(c.when),
        "factuality": c.factuality,
        "speaker": c.speaker,
        "start": c.span.start,
        "end": c.span.end,
        "quote": c.quote,
        "rule": c.rule,
        "basis": c.basis,
        "title": c.title,
        "title_en": c.title_en,
        "roles": roles,
    }
    if f := c.funding:
        a = f.amount
        out["funding"] = {
            "company": f.company,
            "kind": f.kind,
            "round": f.round,
            "round_written": f.round_written,
            "currency": a and a.currency,
            "min": number(a.min) if a else None,
            "max": number(a.max) if a else None,
            "hedge": a and a.hedge,
            "lead_investors": list(f.lead_investors),
            "investors": list(f.investors),
        }
    if r := c.release:
        out["release"] = {
            "name": r.name,
            "organisation": r.organisation,
            "kind": r.kind,
            "family": r.family,
            "version": r.version,
            "modality": r.modality,
            "parameters_min": number(r.parameters_min),
            "parameters_max": number(r.parameters_max),
            "accessibility": r.accessibility,
            "stage": r.stage,
            "context_length": number(r.context_length),
            "licence": r.licence,
            "predecessor": r.predecessor,
        }
    return out


def problem(p: Problem) -> dict[str, Any]:
    return {
        "rule": p.rule,
        "message": p.message,
        "path": p.path,
        "start": p.span and p.span.start,
        "end": p.span and p.span.end,
    }


def answer(id: Any, reading: Reading) -> dict[str, Any]:
    """`{"id", "published", "mentions", "claims", "problems"}` in document order."""
    p = reading.published
    return {
        "id": id,
        "published": {"edtf": p.when and p.when.edtf, "basis": p.basis, "why": p.why},
        "mentions": [mention(m) for m in reading.mentions],
        "claims": [claim(c) for c in reading.claims],
        "problems": [problem(x) for x in reading.problems],
    }
