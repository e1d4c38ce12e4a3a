-- What dashboards need besides the results themselves: names and places, stocks, figures against
-- the day before, and indices that keep each panel quick on a year of a busy mission.

-- The newest version of each zone, route, convoy, site and sensor. A row without a value is one that
-- was deleted.
create table reference (
  run   text not null,
  kind  text not null,
  id    text not null,
  known timestamptz not null,
  name  text,
  lat   double precision,
  lon   double precision,
  value jsonb,
  primary key (run, kind, id)
);
comment on table reference is 'Newest version of what the area consists of, from the topic reference';

-- What only supply-levels have.
alter table observations
  add column commodity text,
  add column quantity  double precision,
  add column unit      text,
  add column daily_use double precision;
create index observations_of_stocks on observations (run, source, commodity, time desc)
  where commodity is not null;

-- Event codes of the category violence in the wire contract.
create function violence() returns text[]
language sql immutable as $$
  select array['gunfire', 'shelling', 'explosion', 'airstrike', 'ambush', 'ied-found', 'ied-blast',
    'mine', 'assassination', 'abduction', 'attack-on-civilians', 'attack-on-peacekeepers', 'clash',
    'looting', 'violent-protest']
$$;

-- Looks that saw nothing are the most of all observations with an event and on no panel.
create index observations_by_cell on observations (run, cell, time)
  where event not in ('heartbeat', 'footprint', 'patrol');
create index observations_by_received on observations (run, received);
-- Read alone, without the table, when a dashboard counts events over a year.
create index observations_of_violence on observations (run, time) include (event, sector, killed)
  where event = any (violence()) and effective;
create index alerts_raised on alerts (run, known) include (priority, kind, sector)
  where revision = 1 and subject <> 'canary';
create index alerts_current_by_known on alerts_current (run, known)
  include (kind, state, priority, sector) where subject <> 'canary';
create index hotspots_current_by_known on hotspots_current (run, known);
create index incidents_current_by_known on incidents_current (run, known);
create index convoys_by_known on convoys (run, known);
create index convoys_by_convoy on convoys (run, convoy_id, known);
create index convoys_current_by_known on convoys_current (run, known);
create index routes_by_route on routes (run, route_id, known);
create index rejected_by_known on rejected (run, known);

-- How far a run has come: what "now" means for it.
create function known_until(of_run text) returns timestamptz
language sql stable as
  'select max_known from runs where run = of_run';

-- Alerts that have not ended, with the knowledge time of their first revision. Those of the canary
-- test the way to the receivers and are for no person.
create view alerts_standing as
select alert.*, raised.known as raised,
  extract(epoch from runs.max_known - raised.known)::double precision as age_s
from alerts_current alert
join alerts raised
  on raised.run = alert.run and raised.alert_id = alert.alert_id and raised.revision = 1
join runs on runs.run = alert.run
where alert.state in ('RAISED', 'ACKNOWLEDGED', 'ESCALATED') and alert.subject <> 'canary';

-- The cells of open hotspots, for the map. How far above the usual, in events.
create view hotspot_cells as
select run, hotspot_id, trend, observed, expected, observed - expected as excess, recurrence_days,
  severity, cell
from hotspots_current, jsonb_array_elements_text(doc->'cells') cell
where status = 'OPEN';

-- Each stock by its newest count: days are those left when the run had come as far as it has. One
-- probe of the index per stock, however long the history. A daily use that is not told is the one
-- told last; without any, or of 0, nothing is known about days.
create function stocks(of_run text) returns table (
  site_id text, site text, lat double precision, lon double precision, commodity text, unit text,
  quantity double precision, daily_use double precision, counted timestamptz, empty_at timestamptz,
  days double precision)
language sql stable as $$
  with recursive newest as (
    (select o.source, o.commodity, o.unit, o.quantity, o.daily_use, o.time from observations o
     where o.run = of_run and o.commodity is not null
     order by o.source, o.commodity, o.time desc limit 1)
    union all
    select following.* from newest, lateral (
      select o.source, o.commodity, o.unit, o.quantity, o.daily_use, o.time from observations o
      where o.run = of_run and o.commodity is not null
        and (o.source, o.commodity) > (newest.source, newest.commodity)
      order by o.source, o.commodity, o.time desc limit 1) following
  ), used as (
    select newest.*, coalesce(newest.daily_use, (
      select o.daily_use from observations o
      where o.run = of_run and o.source = newest.source and o.commodity = newest.commodity
        and o.daily_use is not null
      order by o.time desc limit 1)) as use
    from newest
  ), emptied as (
    select used.*,
      time + case when use > 0 then least(quantity / use, 3650) end * interval '1 day' as empty_at
    from used
  )
  select source, coalesce(site.name, source), site.lat, site.lon, commodity, unit, quantity, use,
    time, empty_at,
    case when empty_at is not null then
      greatest(0, extract(epoch from empty_at - known_until(of_run)) / 86400)::double precision
    end
  from emptied
  left join reference site on site.run = of_run and site.kind = 'site' and site.id = source
$$;

-- What each route and convoy under way was doing at an instant.
create function routes_at(of_run text, instant timestamptz) returns table (route_id text, status text)
language sql stable as $$
  select r.route_id, then_.status from routes_current r, lateral (
    select status from routes
    where run = of_run and route_id = r.route_id and known <= instant
    order by known desc, revision desc limit 1) then_
  where r.run = of_run
$$;

create function convoys_at(of_run text, instant timestamptz)
returns table (convoy_id text, status text)
language sql stable as $$
  select c.convoy_id, then_.status from convoys_current c, lateral (
    select status from convoys
    where run = of_run and convoy_id = c.convoy_id and known <= instant
    order by known desc, revision desc limit 1) then_
  where c.run = of_run and c.known > instant - interval '30 days'
    -- What was under way then still is, or has told of its arrival since.
    and (c.status <> 'ARRIVED' or c.known > instant) and then_.status <> 'ARRIVED'
$$;

-- Key figures of the run's last 24 hours, or of now, against those of 24 hours before.
create function figures(of_run text) returns table (figure text, now bigint, yesterday bigint)
language sql stable as $$
  with at as (
    select known_until(of_run) as now, known_until(of_run) - interval '1 day' as day,
      known_until(of_run) - interval '2 days' as days)
  select 'alerts raised', count(*) filter (where known > day), count(*) filter (where known <= day)
    from at, alerts
    where run = of_run and revision = 1 and subject <> 'canary' and known > days
  union all
  select 'violent events', count(*) filter (where time > day), count(*) filter (where time <= day)
    from at, observations
    where run = of_run and event = any (violence()) and time > days and time <= at.now and effective
  union all
  select 'killed', coalesce(sum(killed) filter (where time > day), 0),
      coalesce(sum(killed) filter (where time <= day), 0)
    from at, observations
    where run = of_run and event = any (violence()) and time > days and time <= at.now and effective
  union all
  select 'hotspots open', count(*) filter (where status = 'OPEN'), count(*) filter (
      where opened <= day and (status = 'OPEN' or known > day))
    from at, hotspots_current where run = of_run and (status = 'OPEN' or known > day)
  union all
  select 'routes not open',
    (select count(*) from routes_current where run = of_run and status <> 'OPEN'),
    (select count(*) from at, routes_at(of_run, at.day) where status <> 'OPEN')
  union all
  select 'convoys under way',
    (select count(*) from convoys_current where run = of_run and status <> 'ARRIVED'),
    (select count(*) from at, convoys_at(of_run, at.day))
$$;

-- Retention. Everything counts from the knowledge time that a run has reached, never from the clock.
create table retention (
  what text primary key,
  keep interval,
  note text not null
);
comment on table retention is 'How long rows stay behind the knowledge time of their run; null: for ever';
insert into retention (what, keep, note) values
  ('detail', '2 days', 'positions and looks without a finding, every one of them'),
  ('thinned', '30 days', 'positions and looks without a finding, one per source in ten minutes'),
  ('observations', '3660 days', 'all other observations'),
  ('convoys', '400 days', 'revisions of convoys'),
  ('routes', '400 days', 'revisions of routes'),
  ('rejected', '30 days', 'refused records'),
  ('results', null, 'alerts, hotspots, incidents, zones, coverage: few, and what analysts look for');

create table retention_progress (
  run     text primary key,
  thinned timestamptz not null
);

-- Thins and forgets; safe to call at any time and to break off. An hour of one run is one
-- transaction. The newest state of convoys and routes stays whatever its age.
create procedure forget_old() language plpgsql as $$
declare
  of_run record;
  hour timestamptz;
  thin_to timestamptz;
  days constant jsonb := (select jsonb_object_agg(what, keep) from retention where keep is not null);
begin
  for of_run in select run, max_known from runs loop
    thin_to := date_trunc('hour', of_run.max_known - (days->>'detail')::interval);
    hour := coalesce(
      (select thinned from retention_progress p where p.run = of_run.run),
      (select date_trunc('hour', min(received)) from observations o where o.run = of_run.run),
      thin_to);
    while hour < thin_to loop
      delete from observations o
      where o.run = of_run.run and o.received >= hour and o.received < hour + interval '1 hour'
        and (o.stream = 'vehicle-positions' or o.event in ('heartbeat', 'footprint', 'patrol'))
        and exists (
          select from observations earlier
          where earlier.run = o.run and earlier.source = o.source and earlier.stream = o.stream
            and earlier.time >= date_bin('10 minutes', o.time, timestamptz '2000-01-01')
            and (earlier.time, earlier.id) < (o.time, o.id)
            and earlier.event is not distinct from o.event);
      -- Over hours without any record in one step.
      hour := coalesce(
        (select date_trunc('hour', min(received)) from observations o
         where o.run = of_run.run and o.received >= hour + interval '1 hour'), thin_to);
      insert into retention_progress values (of_run.run, least(hour, thin_to))
        on conflict (run) do update set thinned = excluded.thinned;
      commit;
    end loop;
    delete from observations o
    where o.run = of_run.run and o.received < of_run.max_known - (days->>'thinned')::interval
      and (o.stream = 'vehicle-positions' or o.event in ('heartbeat', 'footprint', 'patrol'));
    delete from observations o
    where o.run = of_run.run and o.received < of_run.max_known - (days->>'observations')::interval;
    delete from convoys o
    where o.run = of_run.run and o.known < of_run.max_known - (days->>'convoys')::interval;
    delete from routes o
    where o.run = of_run.run and o.known < of_run.max_known - (days->>'routes')::interval;
    delete from rejected o
    where o.run = of_run.run and o.known < of_run.max_known - (days->>'rejected')::interval;
    commit;
  end loop;
end $$;
comment on procedure forget_old is 'Applies the table retention; call it every hour';
