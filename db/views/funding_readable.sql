with
scaled as (
  select
    f.event_id,
    case
      when coalesce(f.max, f.min) >= 1e9 then 1e9
      when coalesce(f.max, f.min) >= 1e6 then 1e6
      else 1
    end as unit,
    case
      when coalesce(f.max, f.min) >= 1e9 then ' billion'
      when coalesce(f.max, f.min) >= 1e6 then ' million'
      else ''
    end as word
  from funding as f
)
select
  f.event_id,
  f.date,
  n.name as company,
  f.kind,
  f.round,
  case
    when f.min is null and f.max is null then null
    when f.min = f.max then
      case f.hedge when 'approx' then 'about ' else '' end
      || printf('%g', round(f.min / s.unit, 4)) || s.word
    when f.max is null then
      case f.hedge when 'at_least' then 'at least ' else 'more than ' end
      || printf('%g', round(f.min / s.unit, 4)) || s.word
    when f.min is null then
      case f.hedge when 'at_most' then 'at most ' else 'less than ' end
      || printf('%g', round(f.max / s.unit, 4)) || s.word
    else printf('%g', round(f.min / s.unit, 4)) || ' to ' || printf('%g', round(f.max / s.unit, 4)) || s.word
  end || coalesce(' ' || f.currency, '') as amount,
  case
    when f.usd_min is null and f.usd_max is null then null
    when f.usd_min = f.usd_max then printf('%g', round(f.usd_min / 1e6, 1))
    else coalesce(printf('%g', round(f.usd_min / 1e6, 1)), '') || '..'
      || case when f.usd_max is null then '' else printf('%g', round(f.usd_max / 1e6, 1)) end
  end as million_usd,
  f.lead_investors,
  f.investors,
  f.factuality,
  e.title,
  e.documents,
  e.sources
from funding as f
join events as e on e.id = f.event_id
join scaled as s on s.event_id = f.event_id
left join entities as n on n.id = f.company_id
order by coalesce(e.earliest, e.latest, '9999'), f.event_id
