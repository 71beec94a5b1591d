-- The window of 1.2 and 3.10.2 for each patent, from clause 1.2, requirements Q1, Q2, Q3, Q24, Q31. proof.patent(issued) is the question.
CREATE TABLE proof.patent (issued date PRIMARY KEY);

-- "The day to advise": the latest day on which the Centre is open and after which the authority is open by the safe filing day (trap of finding 1).
CREATE VIEW proof.safe_day AS
SELECT f.calendar, f.day AS filing, max(c.contact) OVER (PARTITION BY f.calendar ORDER BY f.day) AS contact
FROM proof.after f
LEFT JOIN (SELECT calendar, handover_next, max(day) AS contact FROM proof.after WHERE centre GROUP BY calendar, handover_next) c
  ON c.calendar = f.calendar AND c.handover_next = f.day;

CREATE VIEW proof.patent_window AS
WITH number AS (
  SELECT
    max(amount) FILTER (WHERE code = 'window.twelve-months') AS months,
    max(amount) FILTER (WHERE code = 'window.last-filing') AS filing,
    max(amount) FILTER (WHERE code = 'window.standard-lane') AS standard,
    max(amount) FILTER (WHERE code = 'window.opening') AS opening
  FROM law.term
), twelve AS (
  -- Art. 192: the same number; a month without it gives its last day. E2: the day of issue is day one.
  SELECT p.issued, (p.issued + make_interval(months => n.months))::date AS e1, (p.issued + make_interval(months => n.months))::date - 1 AS e2, n.*
  FROM proof.patent p CROSS JOIN number n
)
SELECT a.calendar, t.issued, t.e1, t.e2, t.e1 - t.opening AS opens,
  a.earliest AS a_earliest, a.latest AS a_latest,
  b.earliest AS b_earliest, b.latest AS b_latest,
  s.earliest AS bsafe_earliest, s.latest AS bsafe_latest,
  sa.earliest AS std_a_earliest, sa.latest AS std_a_latest,
  sb.earliest AS std_b_earliest, sb.latest AS std_b_latest,
  d.contact AS safe_contact,
  EXISTS (SELECT FROM law.freeze f WHERE t.e1 - t.opening <= f.to_day AND t.e1 >= f.from_day) AS touches_freeze
FROM twelve t
JOIN proof.back a ON a.day = t.e1 AND a.n = t.filing
JOIN proof.back b ON b.calendar = a.calendar AND b.day = t.e1 AND b.n = t.filing + 1
JOIN proof.back s ON s.calendar = a.calendar AND s.day = t.e2 AND s.n = t.filing + 1
JOIN proof.back sa ON sa.calendar = a.calendar AND sa.day = t.e1 AND sa.n = t.standard
JOIN proof.back sb ON sb.calendar = a.calendar AND sb.day = t.e1 AND sb.n = t.standard + 1
JOIN proof.safe_day d ON d.calendar = a.calendar AND d.filing = s.earliest;
