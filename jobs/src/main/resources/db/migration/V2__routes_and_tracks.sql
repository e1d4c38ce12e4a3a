-- The condition of routes in columns of their own, and the way of each convoy for maps.
-- No route was told before this version, so there is no row without a status.

alter table routes
  add column status text not null,
  add column since timestamptz not null,
  add column speed_mps double precision,
  add column usual_speed_mps double precision,
  add column reason text;
alter table routes_current
  add column status text not null,
  add column since timestamptz not null,
  add column speed_mps double precision,
  add column usual_speed_mps double precision,
  add column reason text;
create index routes_current_by_status on routes_current (run, status);

-- At most one point of a convoy in ten minutes: enough for a line on a map, and few to draw.
create view convoy_tracks as
select distinct on (run, convoy_id, date_bin('10 minutes', known, timestamptz '2000-01-01'))
  run, convoy_id, route_id, known, time, status, lat, lon, progress_m
from convoys
where lat is not null
order by run, convoy_id, date_bin('10 minutes', known, timestamptz '2000-01-01'), known, revision;
comment on view convoy_tracks is 'Where each convoy was, at most one point in ten minutes';
