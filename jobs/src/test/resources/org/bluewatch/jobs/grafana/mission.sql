-- What the database holds of a busy mission after so many days, by the rates of the requirement:
-- 800 vehicles, 2,000 sensors and 50 drones, thinned by retention to a record in ten minutes for
-- their last 30 days; 2,000 findings a day, on one day 11,000; 40 sites that count 5 goods 4 times a
-- day; 100 alerts, 60 situations, 10 hotspots and 300 incidents a day; 30 convoys that depart each
-- day and are told every ten minutes for a day; 110 routes told 20 times a day; one record in 10,000
-- refused. Nothing is by chance. {days} and {bins}, the number of ten minutes for which
-- there are thinned records, are filled in.

insert into runs values ('live', 'Mission', false,
  timestamptz '2026-01-01' - {days} * interval '1 day', '2026-01-01');

insert into reference
select 'live', 'zone', 'S' || i, timestamptz '2020-01-01', 'Sector ' || i, null, null, '{"properties":{"kind":"sector"}}'::jsonb
from generate_series(0, 7) i
union all
select 'live', 'site', 'B' || i, timestamptz '2020-01-01', 'Base ' || i, 4 + i % 8, 16 + i % 18, '{}'::jsonb
from generate_series(0, 39) i
union all
select 'live', 'route', 'R' || i, timestamptz '2020-01-01', 'Route ' || i, null, null, '{}'::jsonb
from generate_series(0, 109) i
union all
select 'live', 'convoy', 'C' || i, timestamptz '2020-01-01', null, null, null, jsonb_build_object(
  'toSite', 'B' || i % 40, 'plannedArrival', timestamptz '2026-01-01' + i * interval '5 hours',
  'cargo', '[{"commodity":"water"},{"commodity":"diesel"}]'::jsonb)
from generate_series(0, 29) i;

insert into alerts (run, alert_id, revision, kind, state, priority, time, known, area, sector,
  subject, situation, lat, lon, headline, sources, independent_sources, reason, exercise, doc)
select 'live', 'A-' || day || '-' || i, revision,
  (array['hotspot', 'convoy-halted', 'route-blocked', 'incident', 'supply-shortfall'])[1 + i % 5],
  case when revision < 3 then 'RAISED' else 'RESOLVED' end, 'P' || (1 + (i * 7) % 4), raised, known,
  'Mission', 'S' || i % 8, 'subject-' || i, 'situation-' || i % 60, 4 + i % 8, 16 + i % 18,
  'Headline of some length for alert ' || i, 3, 2, 'reason', false, jsonb_build_object(
    'why', jsonb_build_object('rule', 'x', 'observed', 5, 'expected', 0.2),
    'evidence', (select jsonb_agg('E-' || day || '-' || (i * 20 + k)) from generate_series(0, 9) k))
from generate_series(0, {days} - 1) day, generate_series(0, 99) i, generate_series(1, 3) revision,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '864 seconds' as raised) at,
  lateral (select raised + (revision - 1) * interval '6 hours' as known) when_told
where raised + (revision - 1) * interval '6 hours' <= '2026-01-01';
insert into alerts_current select distinct on (alert_id) * from alerts order by alert_id, revision desc;

insert into hotspots (run, hotspot_id, revision, status, opened, known, from_time, to_time, lat, lon,
  observed, expected, recurrence_days, history_days, trend, severity, reason, doc)
select 'live', 'H-' || day || '-' || i, revision, case when revision < 8 then 'OPEN' else 'CLOSED' end,
  opened, known, opened - interval '1 day', opened, 4 + i % 8, 16 + i % 18, 5 + revision, 0.4,
  case when revision < 8 then 300 end, 300, (array['new_hot', 'intensifying', 'sporadic'])[1 + i % 3],
  12, 'rose', jsonb_build_object(
    'cells', (select jsonb_agg('cell-' || (i * 37 + k) % 700) from generate_series(0, 6) k),
    'evidence', (select jsonb_agg('E-' || day || '-' || (i * 20 + k)) from generate_series(0, 19) k))
from generate_series(0, {days} - 1) day, generate_series(0, 9) i, generate_series(1, 8) revision,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '2 hours' as opened) at,
  lateral (select opened + (revision - 1) * interval '6 hours' as known) when_told
where opened + (revision - 1) * interval '6 hours' <= '2026-01-01';
insert into hotspots_current select distinct on (hotspot_id) * from hotspots order by hotspot_id, revision desc;

insert into incidents (run, incident_id, revision, status, known, from_time, to_time, lat, lon,
  sources, independent_sources, grade, reason, doc)
select 'live', 'I-' || day || '-' || i, revision, case when revision < 3 then 'OPEN' else 'CLOSED' end,
  known, known, known, 4 + i % 8, 16 + i % 18, 3, 2, 'B2', 'reason', '{}'
from generate_series(0, {days} - 1) day, generate_series(0, 299) i, generate_series(1, 3) revision,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '288 seconds'
    + (revision - 1) * interval '4 hours' as known) at
where known <= '2026-01-01';
insert into incidents_current select distinct on (incident_id) * from incidents order by incident_id, revision desc;

insert into convoys (run, convoy_id, revision, known, time, status, lat, lon, route_id, progress_m,
  remaining_m, deviation_m, speed_mps, eta, eta_low, eta_high, planned_arrival, delay_s, doc)
select 'live', 'C-' || day || '-' || i, revision, known, known,
  case when revision = 144 then 'ARRIVED' when (revision + i) % 17 = 0 then 'HALTED' else 'MOVING' end,
  4 + i % 8 + revision / 200.0, 16 + i % 18 + revision / 150.0, 'R' || i, revision * 2000,
  288000 - revision * 2000, 5, 8, left_ + interval '26 hours', left_ + interval '25 hours',
  left_ + interval '28 hours', left_ + interval '24 hours', 7200 - revision * 10, '{}'
from generate_series(0, {days} - 1) day, generate_series(0, 29) i, generate_series(1, 144) revision,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '40 minutes' as left_) at,
  lateral (select left_ + revision * interval '10 minutes' as known) when_told
where left_ + revision * interval '10 minutes' <= '2026-01-01';
insert into convoys_current select distinct on (convoy_id) * from convoys order by convoy_id, revision desc;

insert into routes (run, route_id, revision, known, doc, status, since, speed_mps, usual_speed_mps, reason)
select 'live', 'R' || i, revision, known, '{"convoyIds":["C1"]}',
  (array['OPEN', 'OPEN', 'OPEN', 'AT_RISK', 'OPEN', 'OPEN', 'BLOCKED', 'OPEN'])[1 + (i + revision) % 8], known, 7, 9, 'reason'
from generate_series(0, 109) i, generate_series(1, {days} * 20) revision,
  lateral (select timestamptz '2026-01-01' - ({days} * 20 - revision) * interval '72 minutes' as known) at;
insert into routes_current select distinct on (route_id) * from routes order by route_id, revision desc;

-- Findings, with 11,000 instead of 2,000 on one day.
insert into observations (run, stream, id, revision, source, time, received, event, lat, lon,
  severity, killed, sector, cell, effective)
select 'live', 'patrol-reports', 'E-' || day || '-' || i, 1, 'patrol-' || i % 200, happened,
  happened + interval '20 minutes',
  (array['gunfire', 'clash', 'armed-group', 'shelling', 'crowd', 'displacement', 'explosion', 'checkpoint'])[1 + i % 8],
  4 + i % 8, 16 + i % 18, 3, i % 3, 'S' || i % 8, 'cell-' || (i * 31) % 700, true
from generate_series(0, {days} - 1) day,
  lateral generate_series(0, case when day = 10 then 10999 else 1999 end) i,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day'
    + i * interval '7.8 seconds' as happened) at;

insert into observations (run, stream, id, revision, source, time, received, effective, commodity,
  quantity, unit, daily_use)
select 'live', 'supply-levels', 'L-' || day || '-' || s || '-' || c || '-' || n, 1, 'B' || s, counted,
  counted, true, (array['water', 'diesel', 'rations', 'medical', 'petrol'])[1 + c],
  1000 + 100 * ((s + c + n) % 9), 'litre', 100 + 10 * c
from generate_series(0, {days} - 1) day, generate_series(0, 39) s, generate_series(0, 4) c,
  generate_series(0, 3) n,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + n * interval '6 hours' as counted) at;

-- Thinned positions and looks.
insert into observations (run, stream, id, revision, source, time, received, event, lat, lon, cell, effective)
select 'live', case when s < 800 then 'vehicle-positions' else 'sensor-observations' end,
  'T-' || n || '-' || s, 1, 'source-' || s, at, at, case when s >= 800 then 'heartbeat' end,
  4 + s % 8, 16 + s % 18, 'cell-' || s % 700, true
from generate_series(1, {bins}) n, generate_series(0, 2849) s,
  lateral (select timestamptz '2026-01-01' - n * interval '10 minutes' as at) told;

insert into rejected (run, id, known, stream, reason, field, message, kafka_partition, kafka_offset)
select 'live', 'x/0/' || n, timestamptz '2026-01-01' - n * interval '3.3 seconds', 'vehicle-positions',
  (array['BAD_POSITION', 'BAD_TIME', 'MISSING_FIELD'])[1 + n % 3], 'lat', 'expected degrees', 0, n
from generate_series(1, {bins} * 180) n;

insert into balance values ('live', 'patrol-reports', '2026-01-01', 100, 90, 5, 1, '{"BAD_TIME":5}', 0);

insert into notices (run, notice_id, revision, situation, channel, state, priority, tier, call, opened,
  known, alert_id, kind, sector, members, member_count, doc)
select 'live', 'N-' || day || '-' || i, revision, 'situation-' || i,
  (array['PAGE', 'CONSOLE', 'CONSOLE', 'DIGEST', 'LOG'])[1 + i % 5],
  case revision when 1 then 'OPEN' when 2 then 'ACKNOWLEDGED' else 'ENDED' end, 'P' || (1 + i % 4),
  1 + i % 2, case when i % 5 = 0 then 1 else 0 end, opened, known, 'A-' || day || '-' || i, 'incident', 'S' || i % 8,
  '[]', 1, '{}'
from generate_series(0, {days} - 1) day, generate_series(0, 59) i, generate_series(1, 3) revision,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '20 minutes' as opened) at,
  lateral (select opened + (revision - 1) * interval '1 hour' as known) told
where opened + (revision - 1) * interval '1 hour' <= '2026-01-01';
insert into notices_current select distinct on (notice_id) * from notices order by notice_id, revision desc;

insert into alert_actions (run, id, alert_id, time, known, officer, action, outcome)
select 'live', 'X-' || day || '-' || i, 'A-' || day || '-' || i, at, at, 'duty-officer', 'acknowledge', 'APPLIED'
from generate_series(0, {days} - 1) day, generate_series(0, 29) i,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '864 seconds' + interval '9 minutes' as at) told;

insert into audit (run, seq, at, known, kind, notice_id, alert_id, detail, previous, hash)
select 'live', day * 200 + i, told, told, 'ATTEMPT', 'N-' || day || '-' || i % 60, 'A-' || day || '-' || i % 100, '{}', 'x', 'x'
from generate_series(0, {days} - 1) day, generate_series(0, 199) i,
  lateral (select timestamptz '2026-01-01' - (day + 1) * interval '1 day' + i * interval '7 minutes' as told) at;

analyze;
