"""Rows of a fact database by hand, for the tests of the site: what a document, an event or a claim puts into the tables."""

from __future__ import annotations

import hashlib
from typing import Any

from regesta.db.schema import TABLES


def digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


class Maker:
    """Rows of the tables, as the store would write them; offsets are found in the text, so that every quote is true."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self.texts: dict[str, str] = {}

    def document(self, id: str, text: str, why: str = "", shown: str = "", **given: Any) -> str:
        row = {
            "id": id,
            "path": f"{id}.txt",
            "title": text.split("\n", 1)[0],
            "publisher": "",
            "author": "",
            "lang": "zh-Hans",
            "published": None,
            "published_earliest": None,
            "published_latest": None,
            "published_basis": "unknown",
            "characters": len(text),
            "sha256": digest(text),
            "text": text,
        } | given
        self.rows["documents"].append(row)
        self.texts[id] = text
        start = 0
        for ordinal, line in enumerate(text.split("\n")):
            if line:
                speaker = line.split("：")[0] if "：" in line[:6] and ordinal > 2 else ""
                kind = "heading" if not start else "boilerplate" if line.startswith("本文系") else "paragraph"
                if speaker:
                    kind = "question" if line.endswith("？") else "answer"
                self.rows["passages"].append(
                    {
                        "id": digest(id, ordinal),
                        "document_id": id,
                        "ordinal": ordinal,
                        "kind": kind,
                        "speaker": speaker,
                        "start": start,
                        "end": start + len(line),
                    }
                )
            start += len(line) + 1
        self.rows["publications"].append(
            {
                "document_id": id,
                "ordinal": 0,
                "why": why or None,
                "mention_id": self.mention(id, shown, "date") if shown else None,
            }
        )
        return id

    def mention(self, document: str, quote: str, kind: str, after: int = 0, basis: str = "written") -> str:
        start = self.texts[document].index(quote, after)
        id = digest(document, start, quote, kind)
        row = {
            "id": id,
            "document_id": document,
            "passage_id": None,
            "kind": kind,
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "rule": f"{kind}/by_hand",
            "basis": basis,
        }
        if all(each["id"] != id for each in self.rows["mentions"]):
            self.rows["mentions"].append(row)
        return id

    def entity(self, id: str, kind: str, name: str, name_en: str = "", *others: str) -> str:
        self.rows["entities"].append({"id": id, "kind": kind, "name": name, "name_en": name_en or None})
        for each in (name, *others):
            self.rows["names"].append({"entity_id": id, "name": each, "script": "zh", "source": "talk"})
        return id

    def event(
        self,
        id: str,
        type: str,
        title: str,
        title_en: str = "",
        date: str | None = None,
        days: str = "/",
        precision: str | None = None,
        written: str = "",
        factuality: str = "actual",
        **who: str,
    ) -> str:
        earliest, latest = (day or None for day in days.split("/"))
        year = int(earliest[:4]) if earliest and latest and earliest[:4] == latest[:4] else None
        month = int(earliest[5:7]) if year and earliest and latest and earliest[:7] == latest[:7] else None
        self.rows["events"].append(
            {
                "id": id,
                "type": type,
                "title": title,
                "title_en": title_en,
                "date": date,
                "date_written": written or None,
                "earliest": earliest,
                "latest": latest,
                "precision": precision,
                "year": year,
                "month": month,
                "factuality": factuality,
                "documents": 0,
                "sources": 0,
                "conflicts": 0,
            }
        )
        for role, entities in who.items():
            for each in entities.split():
                self.rows["participants"].append({"event_id": id, "entity_id": each, "role": role})
        return id

    def claim(
        self,
        event: str,
        document: str,
        quote: str,
        date: str = "",
        why: str = "",
        basis: str = "written",
        speaker: str = "",
        **roles: str,
    ) -> str:
        start = self.texts[document].index(quote)
        found = next(row for row in self.rows["events"] if row["id"] == event)
        id = digest(event, document, start)
        if all(row["document_id"] != document for row in self.rows["claims"] if row["event_id"] == event):
            found["documents"] += 1
            found["sources"] += 1
        self.rows["claims"].append(
            {
                "id": id,
                "event_id": event,
                "document_id": document,
                "type": found["type"],
                "date": found["date"],
                "earliest": found["earliest"],
                "latest": found["latest"],
                "factuality": found["factuality"],
                "speaker": speaker,
                "basis": basis,
                "start": start,
                "end": start + len(quote),
                "quote": quote,
                "rule": f"fact/{found['type']}",
            }
        )
        if date:
            mention = self.mention(document, date, "date", basis=basis)
            self.rows["evidence"].append({"claim_id": id, "mention_id": mention, "role": "date"})
            if all(row["mention_id"] != mention for row in self.rows["dates"]):
                self.rows["dates"].append(
                    {
                        "mention_id": mention,
                        "edtf": found["date"],
                        "earliest": found["earliest"],
                        "latest": found["latest"],
                        "precision": found["precision"],
                        "anchor_mention_id": None,
                        "why": why,
                    }
                )
        for role, words in roles.items():
            for each in words.split("|"):
                mention = self.mention(document, each, "entity", start if each in quote else 0)
                self.rows["evidence"].append({"claim_id": id, "mention_id": mention, "role": role})
        return id

    def funding(self, event: str, company: str, **given: Any) -> None:
        row = dict.fromkeys(TABLES["funding"].columns)
        happened = next(each for each in self.rows["events"] if each["id"] == event)
        self.rows["funding"].append(
            row
            | {
                "event_id": event,
                "company_id": company,
                "currency": "CNY",
                "hedge": "exact",
                "lead_investors": "[]",
                "investors": "[]",
                "date": happened["date"],
                "factuality": happened["factuality"],
            }
            | given
        )

    def release(self, event: str, entity: str, name: str, **given: Any) -> None:
        row = dict.fromkeys(TABLES["releases"].columns)
        happened = next(each for each in self.rows["events"] if each["id"] == event)
        self.rows["releases"].append(
            row
            | {
                "event_id": event,
                "entity_id": entity,
                "name": name,
                "kind": "model",
                "organisation_id": "zhipu",
                "date": happened["date"],
                "factuality": happened["factuality"],
            }
            | given
        )
