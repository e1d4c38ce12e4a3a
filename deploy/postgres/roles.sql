-- The roles of a deployment and its database, once, as the administrator. Nobody can sign in before a
-- password is set (docs/operations.md, Security).

-- Owns the tables; used by `bluewatch schema` only.
create role bluewatch_migrations login;
-- The delivery job: reads, adds and updates rows; no table is made, changed or emptied with it.
create role bluewatch_writer login;
-- Dashboards: reads, and gives up after five seconds.
create role grafana_ro login;
alter role grafana_ro set statement_timeout = '5s';
alter role grafana_ro set default_transaction_read_only = on;

create database bluewatch owner bluewatch_migrations;
revoke all on database bluewatch from public;
grant connect on database bluewatch to bluewatch_writer, grafana_ro;
