select
  r.event_id,
  r.date,
  r.name,
  o.name as organisation,
  r.kind,
  r.family,
  r.version,
  r.modality,
  case
    when r.parameters_min is null and r.parameters_max is null then null
    when r.parameters_min = r.parameters_max then printf('%g', round(r.parameters_min / 1e9, 4))
    else coalesce(printf('%g', round(r.parameters_min / 1e9, 4)), '') || '..'
      || case when r.parameters_max is null then '' else printf('%g', round(r.parameters_max / 1e9, 4)) end
  end as billion_parameters,
  r.accessibility,
  r.stage,
  r.context_length,
  r.licence,
  r.predecessor,
  r.factuality,
  e.title,
  e.documents,
  e.sources
from releases as r
join events as e on e.id = r.event_id
left join entities as o on o.id = r.organisation_id
order by coalesce(e.earliest, e.latest, '9999'), r.name, r.event_id
