select
  e.id,
  e.date,
  e.title,
  e.title_en,
  e.type,
  (
    select group_concat(name, ' · ')
    from (
      select n.name
      from participants as p
      join entities as n on n.id = p.entity_id
      where p.event_id = e.id
      group by n.id
      order by min(case p.role
        when 'agent' then 1 when 'investee' then 2 when 'product' then 3 when 'lead_investor' then 4
        when 'investor' then 5 when 'partner' then 6 else 7 end), n.name, n.id
    )
  ) as parties,
  e.factuality,
  e.precision,
  e.earliest,
  e.latest,
  e.year,
  e.month,
  e.documents,
  e.sources,
  e.date_written,
  c.quote,
  c.speaker,
  c.document_id,
  c.start,
  c."end",
  c.id as claim_id
from events as e
join claims as c on c.id = (
  select b.id
  from claims as b
  join documents as d on d.id = b.document_id
  where b.event_id = e.id and b.factuality = e.factuality and b.date = e.date
  order by coalesce(d.published_earliest, '9999'), b.id
  limit 1
)
where e.date is not null
order by coalesce(e.earliest, e.latest, '9999'), coalesce(e.latest, '9999'), e.id
