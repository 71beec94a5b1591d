#!/usr/bin/env bash
# Offers inputs without end to one reader and reports what came of it: tests/Okno.Fuzz/fuzz.sh TARGET [--minutes N | --executions N] [--folder F]; ./okno fuzz calls it after building.
# Without a limit the run ends when nothing new was found for 30 minutes. Its folder keeps the queue: the next run of the target begins where this one ended.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
targets=$(cd "$here/corpus" && echo *)

wrong() { printf '%s\nokno fuzz ЦЕЛЬ [--minutes N | --executions N] [--folder ПАПКА]; цели: %s\n' "$1" "$targets" >&2; exit 2; }

target=${1-}
[ -n "$target" ] && [ -d "$here/corpus/$target" ] || wrong "Нет такой цели: «$target»."
shift
limit=() folder="$root/out/fuzz/$target"
while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) limit=(-V $((${2:?} * 60))); shift 2 ;;
    --executions) limit=(-E "${2:?}"); shift 2 ;;
    --folder) folder=$(realpath -m "${2:?}"); shift 2 ;;
    *) wrong "Непонятно: $1" ;;
  esac
done

if ! command -v afl-fuzz >/dev/null; then
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends afl++; } >/dev/null 2>&1 ||
    { echo 'Нет afl-fuzz: sudo apt-get install -y afl++' >&2; exit 3; }
fi

# A copy of the program in which only the readers are instrumented.
mkdir -p "$folder/seeds"
rm -rf "$folder/program"
cp -r "$here/bin/Release/net10.0" "$folder/program"
(cd "$root" && dotnet tool restore >/dev/null && dotnet sharpfuzz "$folder/program/Okno.Formats.dll")

# Where an earlier run ended, this one begins.
cp "$here/corpus/$target"/* "$folder/seeds/"
for kept in "$folder"/afl/default/queue/id*; do
  [ -e "$kept" ] || continue
  seed="$folder/seeds/$(sha1sum <"$kept" | cut -c1-16)"
  [ -e "$seed" ] || cp "$kept" "$seed"
done
rm -rf "$folder/afl"

export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
export DOTNET_GCHeapHardLimit=0x10000000 DOTNET_TieredPGO=0
[ ${#limit[@]} -gt 0 ] || export AFL_EXIT_ON_TIME=1800

# 2 KB are a statement of three documents or the longest payment code; -t is a hang in milliseconds.
afl-fuzz -i "$folder/seeds" -o "$folder/afl" -x "$here/words/$target.dict" -t 1000 -m none -G 2048 ${limit[@]+"${limit[@]}"} -- dotnet "$folder/program/Okno.Fuzz.dll" "$target" >"$folder/log" 2>&1 &
afl=$!
trap 'kill -INT "$afl" 2>/dev/null || true' INT TERM

stats="$folder/afl/default/fuzzer_stats"
stat() { sed -nE "s/^$1 *: ([0-9]+).*/\\1/p" "$stats" 2>/dev/null | head -1 | grep . || echo 0; }
report() {
  local last; last=$(stat last_find)
  printf '%s: исполнений %s, путей %s, последний новый путь %s мин назад, сбоев %s, зависаний %s\n' \
    "$target" "$(stat execs_done)" "$(stat corpus_count)" "$((($(stat last_update) - (last > 0 ? last : $(stat start_time))) / 60))" "$(stat saved_crashes)" "$(stat saved_hangs)"
}

while kill -0 "$afl" 2>/dev/null; do
  for _ in $(seq 60); do kill -0 "$afl" 2>/dev/null || break; sleep 1; done
  [ -e "$stats" ] && report
done
wait "$afl" || { tail -20 "$folder/log" >&2; exit 3; }

# Each finding once more without afl++: what the reader says of it. Such a file goes to corpus/ with its fix.
found=0
for input in "$folder"/afl/default/{crashes,hangs}/id*; do
  [ -e "$input" ] || continue
  found=1
  printf '\n%s\n' "$input"
  timeout 10 dotnet "$here/bin/Release/net10.0/Okno.Fuzz.dll" "$target" "$input" 2>&1 | head -6 || true
done
exit "$found"
