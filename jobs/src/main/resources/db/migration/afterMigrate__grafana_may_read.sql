-- Runs after every migration, so that new tables are readable without a word about it in each.
-- The bytes of refused records are not for a screen: they may hold what nobody has masked.
do $$
begin
  if exists (select from pg_roles where rolname = 'grafana_ro') then
    execute format('grant usage on schema %I to grafana_ro', current_schema());
    execute format('grant select on all tables in schema %I to grafana_ro', current_schema());
    revoke select on flyway_schema_history, rejected from grafana_ro;
    grant select (run, id, known, stream, reason, field, message, file, line, kafka_partition,
      kafka_offset) on rejected to grafana_ro;
    -- Read-only is a default that a session may lift; then there must be nothing to write to.
    if pg_has_role(current_user, (select datdba from pg_database where datname = current_database()),
        'usage') then
      execute format('revoke temporary on database %I from public', current_database());
    end if;
    revoke execute on procedure forget_old from public;
  end if;
end $$;
