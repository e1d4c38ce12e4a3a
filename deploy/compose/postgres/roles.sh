#!/bin/bash
# Runs once, when the database is made: the roles, and their passwords from their files.
set -euo pipefail
run() {
  psql --username postgres --dbname postgres --no-psqlrc -v ON_ERROR_STOP=1 "$@"
}
run --file /etc/bluewatch/postgres/roles.sql
for role in bluewatch_migrations bluewatch_writer grafana_ro; do
  run -v role="$role" -v file="/run/secrets/${role}_password" <<'EOF'
\set password `cat :'file'`
alter role :role password :'password';
EOF
done
