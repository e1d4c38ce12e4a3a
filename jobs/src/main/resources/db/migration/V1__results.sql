-- What the result topics say, one table per topic. `run` is part of every key: a live run and any
-- number of replays stand side by side. `doc` is the whole wire record (docs/contract.md); the other
-- columns are those that panels filter, sort or draw by. All times but max_known are facts of the
-- run, which may lie years ago: compare with runs.max_known, never with now().
-- Histories keep every revision; *_current holds the highest revision of each object.

create table runs (
  run       text primary key,
  area      text not null,
  exercise  boolean not null,
  started   timestamptz not null,
  max_known timestamptz not null
);
comment on table runs is 'One row per run, with the knowledge time at which it began and has reached';

create table alerts (
  run                 text not null,
  alert_id            text not null,
  revision            bigint not null,
  kind                text not null,
  state               text not null,
  priority            text not null,
  time                timestamptz not null,
  known               timestamptz not null,
  area                text not null,
  sector              text,
  subject             text not null,
  situation           text,
  lat                 double precision,
  lon                 double precision,
  accuracy_m          double precision,
  geometry            jsonb,
  headline            text not null,
  sources             bigint not null,
  independent_sources bigint not null,
  grade               text,
  reason              text,
  exercise            boolean not null,
  doc                 jsonb not null,
  primary key (run, alert_id, revision)
);
create index alerts_by_known on alerts (run, known);
create index alerts_by_subject on alerts (run, kind, subject, known);
create table alerts_current (like alerts, primary key (run, alert_id));
create index alerts_current_by_state on alerts_current (run, state, priority, known);

create table hotspots (
  run             text not null,
  hotspot_id      text not null,
  revision        bigint not null,
  status          text not null,
  opened          timestamptz not null,
  known           timestamptz not null,
  from_time       timestamptz not null,
  to_time         timestamptz not null,
  lat             double precision not null,
  lon             double precision not null,
  observed        bigint not null,
  expected        double precision not null,
  recurrence_days double precision,
  history_days    double precision not null,
  trend           text,
  severity        bigint not null,
  reason          text,
  geometry        jsonb,
  doc             jsonb not null,
  primary key (run, hotspot_id, revision)
);
create index hotspots_by_known on hotspots (run, known);
create table hotspots_current (like hotspots, primary key (run, hotspot_id));
create index hotspots_current_by_status on hotspots_current (run, status, known);

create table incidents (
  run                 text not null,
  incident_id         text not null,
  revision            bigint not null,
  status              text not null,
  known               timestamptz not null,
  from_time           timestamptz not null,
  to_time             timestamptz not null,
  lat                 double precision not null,
  lon                 double precision not null,
  accuracy_m          double precision,
  sources             bigint not null,
  independent_sources bigint not null,
  grade               text,
  party               text,
  reason              text,
  doc                 jsonb not null,
  primary key (run, incident_id, revision)
);
create index incidents_by_known on incidents (run, known);
create table incidents_current (like incidents, primary key (run, incident_id));
create index incidents_current_by_status on incidents_current (run, status, known);

create table convoys (
  run             text not null,
  convoy_id       text not null,
  revision        bigint not null,
  known           timestamptz not null,
  time            timestamptz not null,
  status          text not null,
  lat             double precision,
  lon             double precision,
  route_id        text,
  progress_m      double precision,
  remaining_m     double precision,
  deviation_m     double precision,
  speed_mps       double precision,
  eta             timestamptz,
  eta_low         timestamptz,
  eta_high        timestamptz,
  planned_arrival timestamptz,
  delay_s         double precision,
  doc             jsonb not null,
  primary key (run, convoy_id, revision)
);
create index convoys_by_time on convoys (run, convoy_id, time);
create table convoys_current (like convoys, primary key (run, convoy_id));
create index convoys_current_by_status on convoys_current (run, status);

create table routes (
  run      text not null,
  route_id text not null,
  revision bigint not null,
  known    timestamptz not null,
  doc      jsonb not null,
  primary key (run, route_id, revision)
);
create index routes_by_known on routes (run, known);
create table routes_current (like routes, primary key (run, route_id));

create table zones (
  run      text not null,
  zone_id  text not null,
  subject  text not null,
  change   text not null,
  time     timestamptz not null,
  known    timestamptz not null,
  p_inside double precision,
  lat      double precision,
  lon      double precision,
  doc      jsonb not null,
  primary key (run, zone_id, subject, change, time, known)
);
create index zones_by_known on zones (run, known);

create table coverage (
  run         text not null,
  coverage_id text not null,
  known       timestamptz not null,
  doc         jsonb not null,
  primary key (run, coverage_id, known)
);
create index coverage_by_known on coverage (run, known);

-- Kept thin: this is the table that grows. Ids come before the stream in the key, because evidence
-- lists name ids.
create table observations (
  run        text not null,
  stream     text not null,
  id         text not null,
  revision   bigint not null,
  source     text not null,
  time       timestamptz not null,
  received   timestamptz not null,
  event      text,
  lat        double precision,
  lon        double precision,
  accuracy_m double precision,
  severity   bigint,
  killed     bigint,
  count      bigint,
  sector     text,
  cell       text,
  effective  boolean not null,
  primary key (run, id, stream, revision)
);
create index observations_by_time on observations (run, stream, time);
create index observations_by_event on observations (run, event, time) where event is not null;
create index observations_by_source on observations (run, source, time);

create table rejected (
  run             text not null,
  id              text not null,
  known           timestamptz not null,
  stream          text not null,
  reason          text not null,
  field           text,
  message         text not null,
  file            text,
  line            bigint,
  kafka_partition bigint,
  kafka_offset    bigint,
  raw             bytea,
  primary key (run, id)
);
comment on column rejected.known is 'The time stamp of the result record: when it was refused';
create index rejected_by_reason on rejected (run, stream, reason, known);

create table balance (
  run            text not null,
  stream         text not null,
  known          timestamptz not null,
  read           bigint not null,
  observations   bigint not null,
  duplicates     bigint not null,
  conflicting    bigint not null,
  rejected       jsonb not null,
  unknown_fields bigint not null,
  primary key (run, stream)
);
comment on table balance is
  'Latest totals: read = observations + duplicates + the sum over rejected, which is by reason';

-- What Grafana signs in as. It is made here where the migrating role may make roles, else by the
-- administrator; it gets a password and the right to sign in only from the configuration.
do $$
begin
  if not exists (select from pg_roles where rolname = 'grafana_ro')
     and (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then
    create role grafana_ro nologin;
    alter role grafana_ro set statement_timeout = '5s';
    alter role grafana_ro set default_transaction_read_only = on;
  end if;
end $$;
