-- The tax month by month: clauses 2.1.6, 4.6, Tax Code Art. 227.1 and 6.1, requirements Q12-Q14, Q30.
-- proof.tax_patent (one per question) and proof.tax_payment (in order) are the question.
CREATE TABLE proof.tax_patent (id int PRIMARY KEY, issued date NOT NULL, filing date);
CREATE TABLE proof.tax_payment (id int, position int, paid date NOT NULL, kopecks bigint NOT NULL, PRIMARY KEY (id, position));

-- The patent months under both roundings of Q13. Counted from the day of issue, a month starts on its number or the month's last day;
-- counted from the month before, the shortest month on the way keeps its last day for all that follow.
CREATE VIEW proof.tax_month AS
WITH number AS (
  SELECT p.id, p.issued, p.filing, n, (p.issued + make_interval(months => n))::date AS same,
    (date_trunc('month', p.issued) + make_interval(months => n))::date AS month
  FROM proof.tax_patent p, generate_series(0, (SELECT amount FROM law.term WHERE code = 'window.twelve-months')) AS n
), shortest AS (
  SELECT *, month - 1 + least(extract(day FROM issued)::int,
    min(extract(day FROM month + interval '1 month' - interval '1 day')::int) OVER (PARTITION BY id ORDER BY n)) AS by_previous
  FROM number
), started AS (
  SELECT id, filing, 'FromIssueDay' AS rounding, n, same AS from_day, max(same) OVER (PARTITION BY id) AS e1 FROM shortest
  UNION ALL
  SELECT id, filing, 'FromPreviousMonth', n, by_previous, max(same) OVER (PARTITION BY id) FROM shortest
), months AS (
  SELECT id, filing, rounding, n + 1 AS number, from_day, e1,
    coalesce(lead(from_day) OVER (PARTITION BY id, rounding ORDER BY n), e1) AS next_day, n < max(n) OVER (PARTITION BY id, rounding) AS real, n = max(n) OVER (PARTITION BY id, rounding) - 1 AS last
  FROM started
)
SELECT m.id, m.rounding, m.number, m.from_day, CASE WHEN m.last THEN m.e1 ELSE m.next_day END - 1 AS to_day,
  m.filing IS NULL OR m.from_day <= m.filing AS needed_now,
  a.kopecks AS first_rate,
  CASE WHEN a.kopecks IS NOT NULL AND b.kopecks IS NOT NULL THEN greatest(a.kopecks, b.kopecks) END AS strict_rate
FROM months m
LEFT JOIN law.tariff a ON m.from_day BETWEEN a.from_day AND a.to_day
LEFT JOIN law.tariff b ON CASE WHEN m.last THEN m.e1 ELSE m.next_day END - 1 BETWEEN b.from_day AND b.to_day
WHERE m.real;

-- Payments in the order in which they are spent, with the money up to each; sums of zero or less buy nothing.
CREATE VIEW proof.tax_purse AS
SELECT p.id, row_number() OVER spent AS k, p.paid, p.kopecks, sum(p.kopecks) OVER spent AS through, t.kopecks AS rate
FROM proof.tax_payment p
LEFT JOIN law.tariff t ON p.paid BETWEEN t.from_day AND t.to_day
WHERE p.kopecks > 0
WINDOW spent AS (PARTITION BY p.id ORDER BY p.paid, p.position ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);

-- Strict (4.6): a month has one price, so running totals meet: month m is full with the first payment whose total reaches the price of months 1 to m.
CREATE VIEW proof.tax_strict AS
WITH priced AS (
  SELECT m.*, coalesce(t.total, 0) AS total,
    coalesce(sum(m.strict_rate) OVER before, 0) AS below,
    coalesce(bool_or(m.strict_rate IS NULL) OVER before, false) AS unknown_before,
    sum(m.strict_rate) OVER (PARTITION BY m.id, m.rounding ORDER BY m.number) AS up_to
  FROM proof.tax_month m
  LEFT JOIN (SELECT id, sum(kopecks) AS total FROM proof.tax_purse GROUP BY id) t ON t.id = m.id
  WINDOW before AS (PARTITION BY m.id, m.rounding ORDER BY m.number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), reached AS (
  -- Money that reaches a month without a price may be left for later ones, and nobody knows how much.
  SELECT p.*, p.total > min(p.below) FILTER (WHERE p.strict_rate IS NULL) OVER (PARTITION BY p.id, p.rounding) AS lost
  FROM priced p
), filled AS (
  SELECT p.id, p.rounding, p.number, min(w.paid) AS paid FROM priced p JOIN proof.tax_purse w ON w.id = p.id AND w.through >= p.up_to GROUP BY p.id, p.rounding, p.number
)
SELECT r.id, r.rounding, r.number, r.from_day, r.to_day, r.needed_now,
  CASE WHEN r.strict_rate IS NULL OR (r.unknown_before AND r.lost) THEN NULL ELSE r.strict_rate END AS price,
  CASE WHEN r.strict_rate IS NULL OR (r.unknown_before AND r.lost) THEN 0 ELSE least(greatest(r.total - r.below, 0), r.strict_rate) END AS paid,
  CASE WHEN r.strict_rate IS NULL OR (r.unknown_before AND r.lost) THEN 0 ELSE r.strict_rate - least(greatest(r.total - r.below, 0), r.strict_rate) END AS missing,
  CASE WHEN r.strict_rate IS NOT NULL AND NOT (r.unknown_before AND r.lost) THEN f.paid END AS completed
FROM reached r
LEFT JOIN filled f ON f.id = r.id AND f.rounding = r.rounding AND f.number = r.number;

-- By the payment date: a kopeck buys a share of a month at the rate of its own day. Shares are exact: they are counted in units of one over the product of the rates met.
-- A month is finished by whole kopecks, so the last one may buy a little more than is left.
CREATE VIEW proof.tax_dated AS
WITH RECURSIVE rates AS (
  SELECT DISTINCT id, rate FROM proof.tax_purse WHERE rate IS NOT NULL
), numbered AS (
  SELECT id, rate, row_number() OVER (PARTITION BY id ORDER BY rate) AS i, count(*) OVER (PARTITION BY id) AS of FROM rates
), product AS (
  SELECT id, i, of, rate::numeric AS scale FROM numbered WHERE i = 1
  UNION ALL
  SELECT p.id, n.i, n.of, p.scale * n.rate FROM product p JOIN numbered n ON n.id = p.id AND n.i = p.i + 1
), scaled AS (
  SELECT id, scale FROM product WHERE i = of
), spending AS (
  -- month: the open one; open: its share still to buy; k, kopecks: the payment in hand and what is left of it.
  SELECT t.id, s.scale, 1 AS month, s.scale AS open, 1::bigint AS k, p.kopecks::numeric AS kopecks, p.paid, p.rate,
    NULL::int AS into_month, 0::numeric AS into_kopecks, NULL::date AS completed, NULL::bigint AS into_rate
  FROM proof.tax_patent t LEFT JOIN scaled s ON s.id = t.id JOIN proof.tax_purse p ON p.id = t.id AND p.k = 1
  UNION ALL
  SELECT g.id, g.scale,
    CASE WHEN g.fits THEN g.month + 1 ELSE g.month END,
    CASE WHEN g.fits THEN g.scale ELSE g.open - g.kopecks * g.unit END,
    CASE WHEN g.fits AND g.kopecks > g.price THEN g.k ELSE g.k + 1 END,
    CASE WHEN g.fits AND g.kopecks > g.price THEN g.kopecks - g.price ELSE p.kopecks END,
    CASE WHEN g.fits AND g.kopecks > g.price THEN g.paid ELSE p.paid END,
    CASE WHEN g.fits AND g.kopecks > g.price THEN g.rate ELSE p.rate END,
    g.month, least(g.kopecks, g.price), CASE WHEN g.fits THEN g.paid END, g.rate
  FROM (
    SELECT s.*, u.unit, u.price, s.kopecks >= u.price AS fits
    FROM spending s
    CROSS JOIN LATERAL (SELECT div(s.scale, s.rate) AS unit, div(s.open + div(s.scale, s.rate) - 1, div(s.scale, s.rate)) AS price) u
    WHERE s.rate IS NOT NULL AND s.month <= (SELECT amount FROM law.term WHERE code = 'window.twelve-months')
  ) g
  LEFT JOIN proof.tax_purse p ON p.id = g.id AND p.k = g.k + 1
), parts AS (
  SELECT id, into_month AS number, sum(into_kopecks) AS paid, max(completed) AS completed,
    (array_agg(into_rate ORDER BY k DESC))[1] AS last_rate,
    min(open) FILTER (WHERE month = into_month) AS open, max(scale) AS scale
  FROM spending WHERE into_month IS NOT NULL GROUP BY id, into_month
), stopped AS (
  -- A payment of a day without a known rate: how much of the open month and of those after it it bought, nobody knows.
  SELECT id, min(month) AS month FROM spending WHERE rate IS NULL AND kopecks IS NOT NULL GROUP BY id
)
SELECT m.id, m.rounding, m.number, m.from_day, m.to_day, m.needed_now,
  CASE WHEN m.number >= s.month THEN NULL ELSE coalesce(q.last_rate, m.first_rate) END AS price,
  coalesce(q.paid, 0) AS paid,
  CASE
    WHEN m.number >= s.month OR q.completed IS NOT NULL THEN 0
    WHEN q.paid IS NOT NULL THEN div(q.open + div(q.scale, q.last_rate) - 1, div(q.scale, q.last_rate))
    ELSE coalesce(m.first_rate, 0)
  END AS missing,
  q.completed
FROM proof.tax_month m
LEFT JOIN parts q ON q.id = m.id AND q.number = m.number
LEFT JOIN stopped s ON s.id = m.id;

-- The working day on or after each day, for the term of the Tax Code that ends on a day off (Art. 6.1 cl. 7).
CREATE TABLE proof.tax_shift AS
SELECT calendar, day, min(day) FILTER (WHERE works) OVER (PARTITION BY calendar ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS works_on FROM proof.day;
ALTER TABLE proof.tax_shift ADD PRIMARY KEY (calendar, day);

CREATE VIEW proof.tax_answer AS
WITH both_readings AS (
  SELECT 'Strict' AS reading, * FROM proof.tax_strict
  UNION ALL
  SELECT 'PaymentDate', * FROM proof.tax_dated
), judged AS (
  SELECT b.*, c.calendar,
    CASE
      WHEN b.completed IS NOT NULL THEN
        CASE
          WHEN b.completed < b.from_day THEN 'Safe'
          WHEN b.completed = b.from_day THEN 'DisputedByOneDay'
          WHEN b.completed <= t.works_on THEN 'DisputedByDayOff'
          ELSE 'Gap'
        END
      WHEN b.price IS NULL THEN 'RateUnknown'
      WHEN b.paid > 0 THEN 'Short'
      ELSE 'Unpaid'
    END AS state
  FROM both_readings b CROSS JOIN proof.calendar c
  LEFT JOIN proof.tax_shift t ON t.calendar = c.calendar AND t.day = b.from_day - 1
)
SELECT calendar, id, reading, rounding, number, from_day, to_day, state, paid::bigint AS paid, missing::bigint AS missing, completed, needed_now,
  max(to_day) FILTER (WHERE number < broken) OVER (PARTITION BY calendar, id, reading, rounding) AS covered_through
FROM (
  SELECT j.*, coalesce(min(number) FILTER (WHERE state NOT IN ('Safe', 'DisputedByOneDay', 'DisputedByDayOff')) OVER (PARTITION BY calendar, id, reading, rounding), 1000) AS broken
  FROM judged j
) b;
