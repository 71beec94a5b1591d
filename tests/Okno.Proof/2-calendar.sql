-- Working days, read from Labour Code Art. 111-112 and requirements Q4, Q31, Q32. One calendar per reading of Q31 and Q31m.
CREATE SCHEMA proof;

CREATE TABLE proof.calendar (calendar int PRIMARY KEY, presidential_work boolean NOT NULL, moscow_off boolean NOT NULL);
INSERT INTO proof.calendar VALUES (0, false, false), (1, true, false), (2, false, true), (3, true, true);

-- Every day from the first decreed year to two years past the last decree.
-- decreed: Monday to Friday but for days off, and the weekends that a decree made working.
-- works: what counts when days are counted back; rolls_to: what stops the roll of Civil Code Art. 193 (neither a presidential day nor a day of Moscow alone moves an end).
CREATE TABLE proof.day AS
WITH span AS (
  SELECT make_date(min(year), 1, 1) AS first, make_date(max(year), 12, 31) AS last FROM law.year
), plain AS (
  SELECT d::date AS day, extract(isodow FROM d)::int AS isodow, extract(month FROM d)::int AS month, d::date <= span.last AS known
  FROM span, generate_series(span.first, span.last + 800, interval '1 day') AS d
), judged AS (
  SELECT p.*, m.mark, h.month IS NOT NULL AS holiday,
    CASE
      WHEN NOT p.known THEN p.isodow < 6 AND h.month IS NULL
      WHEN m.mark = 'working-weekend' THEN true
      WHEN m.mark = 'day-off' THEN false
      ELSE p.isodow < 6
    END AS decreed
  FROM plain p
  LEFT JOIN law.marked_day m ON m.day = p.day
  LEFT JOIN law.holiday h ON h.month = p.month AND h.day = extract(day FROM p.day)::int
)
SELECT c.calendar, j.day, j.isodow, j.month, j.known, j.holiday,
  j.decreed AND NOT (j.mark IS NOT DISTINCT FROM 'presidential' AND NOT c.presidential_work)
            AND NOT (j.mark IS NOT DISTINCT FROM 'moscow-only' AND c.moscow_off) AS works,
  j.decreed AS rolls_to
FROM judged j CROSS JOIN proof.calendar c;
ALTER TABLE proof.day ADD PRIMARY KEY (calendar, day);

-- A working day of a decreed year and its number from the beginning; for every day, how many working days lie before it.
CREATE TABLE proof.worked AS
SELECT calendar, day, works, known, count(*) FILTER (WHERE works) OVER (PARTITION BY calendar ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
FROM proof.day;
CREATE INDEX ON proof.worked (calendar, day);
CREATE UNIQUE INDEX ON proof.worked (calendar, before) WHERE works;

-- The n-th working day strictly before a day, for the numbers that the edition names and, for reading B (n full days between), one more.
CREATE TABLE proof.back (calendar int, day date, n int, earliest date NOT NULL, latest date NOT NULL);

INSERT INTO proof.back
SELECT e.calendar, e.day, k.n, w.day, w.day
FROM (SELECT DISTINCT amount + more AS n FROM law.term, generate_series(0, 1) AS more WHERE code IN ('window.last-filing', 'window.standard-lane')) k
CROSS JOIN proof.worked e
JOIN proof.worked w ON w.calendar = e.calendar AND w.works AND w.before = e.before - k.n
WHERE e.day <= (SELECT max(day) + 1 FROM proof.day WHERE known);

-- Where the count passes days of a year without a decree: the earliest and the latest day that is the n-th in some calendar
-- which takes off at most days_off weekdays of a month and makes at most saturdays of its (not holiday) Saturdays working.
INSERT INTO proof.back
WITH ends AS (
  SELECT calendar, day FROM proof.day WHERE NOT known AND day > (SELECT max(day) + 1 FROM proof.day WHERE known) AND day <= (SELECT max(day) + 366 FROM proof.day WHERE known)
), candidate AS (
  SELECT e.calendar, e.day AS e, d.day AS d, d.isodow, d.month, d.known
  FROM ends e
  JOIN proof.day d ON d.calendar = e.calendar AND d.day BETWEEN e.day - 60 AND e.day - 1
  LEFT JOIN law.allowance a ON a.month = d.month
  WHERE d.works OR (NOT d.known AND d.isodow = 6 AND NOT d.holiday AND a.saturdays > 0)
), between_months AS (
  SELECT c.calendar, c.e, c.d, o.known, o.month, extract(year FROM o.day) AS year,
    count(*) FILTER (WHERE o.works) AS base,
    count(*) FILTER (WHERE NOT o.known AND o.isodow = 6 AND NOT o.holiday) AS saturdays
  FROM candidate c JOIN proof.day o ON o.calendar = c.calendar AND o.day > c.d AND o.day < c.e
  GROUP BY c.calendar, c.e, c.d, o.known, o.month, year
), counted AS (
  SELECT c.calendar, c.e, c.d,
    1 + coalesce(sum(CASE WHEN b.known THEN b.base ELSE greatest(0, b.base - a.days_off) END), 0) AS fewest,
    1 + coalesce(sum(CASE WHEN b.known THEN b.base
          ELSE b.base + least(b.saturdays, a.saturdays - CASE WHEN NOT c.known AND c.isodow = 6 AND b.month = c.month THEN 1 ELSE 0 END) END), 0) AS most
  FROM candidate c
  LEFT JOIN between_months b ON b.calendar = c.calendar AND b.e = c.e AND b.d = c.d
  LEFT JOIN law.allowance a ON a.month = b.month
  GROUP BY c.calendar, c.e, c.d
)
SELECT c.calendar, c.e, k.n, min(c.d), max(c.d)
FROM counted c
JOIN (SELECT DISTINCT amount + more AS n FROM law.term, generate_series(0, 1) AS more WHERE code IN ('window.last-filing', 'window.standard-lane')) k
  ON k.n BETWEEN c.fewest AND c.most
GROUP BY c.calendar, c.e, k.n;
ALTER TABLE proof.back ADD PRIMARY KEY (calendar, day, n);

-- What follows a day: the day to which an end rolls (the earliest possible where there is no decree), whether each office is open,
-- and the authority's first open day once the term of 3.9.3 has run.
CREATE TABLE proof.after AS
WITH offices AS (
  SELECT d.calendar, d.day,
    bool_or(x.open) FILTER (WHERE o.office = 'authority') AS authority,
    bool_or(x.open) FILTER (WHERE o.office = 'centre') AS centre
  FROM proof.day d CROSS JOIN law.office o
  LEFT JOIN law.office_weekday w ON w.office = o.office AND w.isodow = d.isodow
  LEFT JOIN law.office_exception e ON e.office = o.office AND e.day = d.day
  CROSS JOIN LATERAL (SELECT coalesce(e.open, CASE WHEN o.by_calendar THEN d.works ELSE w.isodow IS NOT NULL END) AS open) x
  GROUP BY d.calendar, d.day
), looked AS (
  SELECT d.calendar, d.day, o.authority, o.centre,
    min(d.day) FILTER (WHERE d.rolls_to OR (NOT d.known AND d.isodow = 6 AND NOT d.holiday AND a.saturdays > 0)) OVER later AS rolled,
    min(d.day) FILTER (WHERE o.authority) OVER later AS authority_next,
    max(d.day) FILTER (WHERE o.authority) OVER earlier AS authority_last
  FROM proof.day d JOIN offices o ON o.calendar = d.calendar AND o.day = d.day
  LEFT JOIN law.allowance a ON a.month = d.month
  WINDOW later AS (PARTITION BY d.calendar ORDER BY d.day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING),
         earlier AS (PARTITION BY d.calendar ORDER BY d.day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT l.*, t.authority_next AS handover_next
FROM looked l
JOIN looked t ON t.calendar = l.calendar AND t.day = l.day + (SELECT amount FROM law.term WHERE code = 'handover');
ALTER TABLE proof.after ADD PRIMARY KEY (calendar, day);
ANALYZE proof.day; ANALYZE proof.back; ANALYZE proof.after;
