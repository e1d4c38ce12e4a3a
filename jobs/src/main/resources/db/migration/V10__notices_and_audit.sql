-- What people are told about situations, what officers did, and the audit chain.

create table notices (
  run           text not null,
  notice_id     text not null,
  revision      bigint not null,
  situation     text not null,
  channel       text not null,
  state         text not null,
  priority      text not null,
  tier          bigint not null,
  call          bigint not null,
  opened        timestamptz not null,
  known         timestamptz not null,
  escalate_at   timestamptz,
  alert_id      text,
  kind          text,
  headline      text,
  sector        text,
  members       jsonb not null,
  member_count  bigint not null,
  digest_id     text,
  officer       text,
  shelved_until timestamptz,
  reason        text,
  doc           jsonb not null,
  primary key (run, notice_id, revision)
);
create index notices_by_known on notices (run, known);
create index notices_by_call on notices (run, channel, known) where call > 0;
create table notices_current (like notices, primary key (run, notice_id));
create index notices_current_by_state on notices_current (run, state, priority, known);
comment on table notices is 'Every revision of every notice: what people are to be told about one situation';

create table alert_actions (
  run       text not null,
  id        text not null,
  alert_id  text not null,
  time      timestamptz not null,
  known     timestamptz not null,
  officer   text not null,
  action    text not null,
  note      text,
  until     timestamptz,
  outcome   text not null,
  notice_id text,
  reason    text,
  primary key (run, id)
);
create index alert_actions_by_alert on alert_actions (run, alert_id, known);
create index alert_actions_by_known on alert_actions (run, known);

-- (seq, hash) and not seq alone: a second entry with the same number is evidence, not a repeat.
create table audit (
  run       text not null,
  seq       bigint not null,
  at        timestamptz not null,
  known     timestamptz,
  kind      text not null,
  notice_id text,
  alert_id  text,
  detail    jsonb not null,
  previous  text not null,
  hash      text not null,
  primary key (seq, hash)
);
create index audit_by_notice on audit (run, notice_id, seq);
create index audit_by_kind on audit (run, kind, at);
comment on table audit is 'Hash-chained record of decisions, attempts, receipts and actions; never changed';

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
