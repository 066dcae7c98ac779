select
  c.event_id,
  c.id as claim_id,
  c.type,
  c.date,
  c.factuality,
  v.role,
  m.quote,
  m.document_id,
  d.path,
  m.start,
  m."end",
  m.kind,
  m.rule,
  m.id as mention_id,
  substr(d.text, m.start + 1, m."end" - m.start) = m.quote as proved
from evidence as v
join claims as c on c.id = v.claim_id
join mentions as m on m.id = v.mention_id
join documents as d on d.id = m.document_id
order by d.path, c.start, c.id, m.start, v.role
