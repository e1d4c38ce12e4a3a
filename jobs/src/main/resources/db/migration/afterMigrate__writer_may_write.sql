-- Runs after every migration. Where the delivery job has a role of its own, it may read, add and
-- update rows, and nothing else.
do $$
begin
  if exists (select from pg_roles where rolname = 'bluewatch_writer')
     and current_user <> 'bluewatch_writer' then
    execute format('grant usage on schema %I to bluewatch_writer', current_schema());
    execute format('grant select, insert, update on all tables in schema %I to bluewatch_writer',
      current_schema());
    revoke all on flyway_schema_history from bluewatch_writer;
  end if;
end $$;
