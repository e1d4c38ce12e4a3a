-- Runs after every migration, so that new tables are readable without a word about it in each.
-- The bytes of refused records are not for a screen: they may hold what nobody has masked.
do $$
begin
  if exists (select from pg_roles where rolname = 'grafana_ro') then
    execute format('grant usage on schema %I to grafana_ro', current_schema());
    execute format('grant select on all tables in schema %I to grafana_ro', current_schema());
    revoke select on rejected from grafana_ro;
    grant select (run, id, known, stream, reason, field, message, file, line, kafka_partition,
      kafka_offset) on rejected to grafana_ro;
  end if;
end $$;
