"""The ledger of misses in its context: what was read but went into no fact, document by document, each with its reason."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from .document import TITLE
from .visible import row_of, visible

SIZE = 100
_AROUND = 60
_MISSES = f"""
select m.id as mention_id, m.document_id, m.kind, m.quote, m.start, m."end", x.reason, t.edtf,
  a.min, a.max, a.hedge, a.currency, q.min as qmin, q.max as qmax, q.hedge as qhedge, q.unit,
  substr(d.text, max(m.start - {_AROUND}, coalesce(p.start, 0), 0) + 1,
         m.start - max(m.start - {_AROUND}, coalesce(p.start, 0), 0)) as before,
  substr(d.text, m."end" + 1, max(0, min(m."end" + {_AROUND}, coalesce(p."end", d.characters)) - m."end")) as after,
  {TITLE.replace("p.", "pp.").replace("passages as p", "passages as pp")} as called, d.lang
from misses x join mentions m on m.id = x.mention_id join documents d on d.id = m.document_id
left join passages p on p.id = m.passage_id left join dates t on t.mention_id = m.id
left join amounts a on a.mention_id = m.id left join quantities q on q.mention_id = m.id
where (:document = '' or m.document_id = :document) and (:kind = '' or m.kind = :kind) and (:reason = '' or x.reason = :reason)
order by d.path, m.start, m.id limit {SIZE} offset :offset
"""
_WHERE = (
    "from misses x join mentions m on m.id = x.mention_id where (:document = '' or m.document_id = :document) "
    "and (:kind = '' or m.kind = :kind)"
)


async def context(database: Any, args: Any) -> dict[str, Any]:
    """What the template shows; `args` may name a document, a kind, a reason and a page."""
    chosen = {key: args.get(key) or "" for key in ("document", "kind", "reason")}
    page = args.get("_page") or "1"
    page = int(page) if page.isdecimal() and len(page) < 7 else 1
    reasons = [
        (visible(row[0]), row[1])
        for row in (
            await database.execute(f"select x.reason, count(*) {_WHERE} group by 1 order by 2 desc, 1 limit 40", chosen)
        ).rows
    ]
    kinds = [
        (row[0], row[1])
        for row in (
            await database.execute(
                "select m.kind, count(*) from misses x join mentions m on m.id = x.mention_id group by 1 order by 2 desc"
            )
        ).rows
    ]
    total = sum(count for reason, count in reasons if chosen["reason"] in ("", reason))
    pages = max(1, -(-total // SIZE))
    page = min(max(page, 1), pages)
    rows = [row_of(row) for row in (await database.execute(_MISSES, {**chosen, "offset": (page - 1) * SIZE})).rows]
    for row in rows:
        row["sum"] = (
            (row["min"], row["max"], row["hedge"], row["currency"])
            if (row["min"], row["max"]) != (None, None)
            else (row["qmin"], row["qmax"], row["qhedge"], row["unit"])
            if row["unit"]
            else None
        )
    documents = [{"id": id, "misses": list(group)} for id, group in groupby(rows, lambda row: row["document_id"])]
    for document in documents:
        document["called"], document["lang"] = document["misses"][0]["called"], document["misses"][0]["lang"]
    return {
        "documents": documents,
        "reasons": reasons,
        "kinds": kinds,
        "chosen": {k: visible(v) for k, v in chosen.items()},
        "total": total,
        "page_number": page,
        "pages": pages,
    }
