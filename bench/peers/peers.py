"""Working days of Russia by the Python calendars that Debian ships, one line of JSON: {name: [days]}."""
import datetime
import json
import sys

FIRST, LAST = datetime.date(2013, 1, 1), datetime.date(2026, 12, 31)
DAYS = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]
found = {}


def add(name, works):
    found[name] = [day.isoformat() for day in DAYS if works(day)]


try:
    import holidays
    russia = holidays.Russia()
    add(f"python holidays {holidays.__version__}", lambda day: day.weekday() < 5 and day not in russia)
except ImportError:
    print("python holidays: not installed (Debian: apt-get install python3-holidays)", file=sys.stderr)

try:
    import importlib.metadata
    from workalendar.europe import Russia
    calendar = Russia()
    add(f"python workalendar {importlib.metadata.version('workalendar')}", calendar.is_working_day)
except ImportError:
    print("python workalendar: not installed (Debian: apt-get install python3-workalendar)", file=sys.stderr)

print(json.dumps(found))
