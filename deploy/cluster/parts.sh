# What start, stop and upgrade have in common. The parts of a cluster are processes; each has a file
# run/NAME.pid and a marker in its command line, so that a number which now belongs to another process
# is never taken for a part.

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$PWD/.bluewatch-cluster
area=
config=
speed=
feed=yes

fail() {
  echo "cluster: $*" >&2
  exit 1
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --data | --area | --config | --speed)
        [ $# -ge 2 ] || fail "$1: expected a value"
        printf -v "${1#--}" %s "$2"
        shift 2
        ;;
      --no-feed) feed= && shift ;;
      -h | --help) usage && exit 0 ;;
      -*) fail "unknown option: $1" ;;
      *) break ;;
    esac
  done
  rest=("$@")
  mkdir -p "$data"/{run,log,tmp,flink/conf,flink/state}
  data=$(cd -P "$data" && pwd)
  [ -e "$data/id" ] || echo "$RANDOM$RANDOM$RANDOM" >"$data/id"
  id=$(<"$data/id")
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  # For what runs for a moment only.
  quick="-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
}

# ---- Processes

pid_of() {
  local pid
  pid=$(cat "$data/run/$1.pid" 2>/dev/null) || return 1
  grep -qaF -- "-Dbluewatch.part=$1.$id" "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}

# spawn NAME JAVA-ARGUMENTS...: in a session of its own, all output into log/NAME.log, that of its
# last life into log/NAME.log.1
spawn() {
  local name=$1
  shift
  if [ -e "$data/log/$name.log" ]; then mv "$data/log/$name.log" "$data/log/$name.log.1"; fi
  setsid "$java" "-Dbluewatch.part=$name.$id" -Djava.io.tmpdir="$data/tmp" \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED "$@" \
    >>"$data/log/$name.log" 2>&1 </dev/null &
  echo $! >"$data/run/$name.pid"
}

# What runs is a copy: a new build must not take the ground from under a running cluster.
command_line() {
  echo "$data/bluewatch/classes:$data/bluewatch/lib/*"
}

# await NAME SECONDS COMMAND...: until the command succeeds, but not for a part that has ended
await() {
  local name=$1 tries=$(($2 * 5))
  shift 2
  until "$@"; do
    pid_of "$name" >/dev/null || fail "$name has ended: $(tail -n 1 "$data/log/$name.log")"
    [ $((tries -= 1)) -gt 0 ] || fail "$name is not ready; see $data/log/$name.log"
    sleep 0.2
  done
}

end() {
  local name=$1 pid
  pid=$(pid_of "$name") || return 0
  kill -TERM "$pid"
  local tries=300
  while pid_of "$name" >/dev/null; do
    [ $((tries -= 1)) -gt 0 ] || fail "$name (process $pid) does not end"
    sleep 0.2
  done
  rm -f "$data/run/$name.pid"
  echo "stopped $name"
}

# ---- Ports: chosen once, kept

is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

port_of() {
  local file=$data/run/$1.port port
  if [ ! -e "$file" ]; then
    port=$((20000 + RANDOM % 12000))
    until is_free "$port"; do port=$((20000 + RANDOM % 12000)); done
    echo "$port" >"$file"
  fi
  cat "$file"
}

# ---- Flink's command line

flink() {
  # shellcheck disable=SC2086 # a list of options
  FLINK_CONF_DIR=$data/flink/conf "$java" $quick -Djava.io.tmpdir="$data/tmp" \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -Dlog4j2.configurationFile="$data/flink/conf/log4j2.properties" \
    -cp "$data/flink/lib/*" org.apache.flink.client.cli.CliFrontend "$@" 2>&1
}

# The id of a running job, empty if it does not run.
job_id() {
  sed -n "s/.* : \([0-9a-f]\{32\}\) : $1 (.*/\1/p" <<<"$jobs" | head -n 1
}

list_jobs() {
  jobs=$(flink list -a) || fail "Flink does not answer: $jobs"
  jobs=$(grep -E '\((RUNNING|RESTARTING|CREATED|INITIALIZING|RECONCILING|FAILING)\)' <<<"$jobs" || true)
}

submit() {
  local name=$1 main=$2 answer
  answer=$(flink run -d -c "$main" "$data/flink/bluewatch-job.jar" \
    --config "$(<"$data/run/config")") || fail "$name was not submitted: $answer"
  echo "submitted $name, $(sed -n 's/.*JobID \([0-9a-f]*\).*/job \1/p' <<<"$answer")"
}

submit_missing() {
  list_jobs
  [ -n "$(job_id situation)" ] || submit situation org.bluewatch.jobs.app.SituationJob
  [ -n "$(job_id delivery)" ] || submit delivery org.bluewatch.jobs.app.DeliveryJob
}

stop_jobs() {
  local name job answer
  list_jobs
  for name in situation delivery; do
    job=$(job_id "$name")
    [ -n "$job" ] || continue
    answer=$(flink stop --savepointPath "file://$data/flink/state/$name/savepoints" "$job") ||
      fail "$name did not stop with a savepoint: $(grep -m 1 'Caused by' <<<"$answer" || tail -n 1 <<<"$answer")"
    echo "stopped $name with $(sed -n 's/.*Path: //p' <<<"$answer" | head -n 1)"
  done
}
