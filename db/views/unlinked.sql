select
  m.id as mention_id,
  m.document_id,
  d.title as document,
  m.kind,
  m.quote,
  case
    when t.mention_id is not null then coalesce(t.edtf, '?')
    when a.mention_id is not null then
      case when a.min = a.max then a.min
      else coalesce(a.min, '') || '..' || case when a.max is null then '' else a.max end end
      || ' ' || coalesce(a.currency, '?')
    when q.mention_id is not null then
      case when q.min = q.max then q.min
      else coalesce(q.min, '') || '..' || case when q.max is null then '' else q.max end end
      || ' ' || q.unit
    else n.name
  end as value,
  x.reason,
  replace(substr(
    d.text,
    max(coalesce(p.start, 0), m.start - 40) + 1,
    min(coalesce(p."end", d.characters), m."end" + 40) - max(coalesce(p.start, 0), m.start - 40)
  ), char(10), ' ') as context,
  p.kind as passage,
  m.start,
  m."end",
  m.rule
from misses as x
join mentions as m on m.id = x.mention_id
join documents as d on d.id = m.document_id
left join passages as p on p.id = m.passage_id
left join dates as t on t.mention_id = m.id
left join amounts as a on a.mention_id = m.id
left join quantities as q on q.mention_id = m.id
left join namings as g on g.mention_id = m.id
left join entities as n on n.id = g.entity_id
order by d.path, m.start, m.id
