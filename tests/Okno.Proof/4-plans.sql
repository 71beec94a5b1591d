-- Where a contact stands, which lane, when papers are due, what the guard's plan is: clauses 1.2, 3.4, 3.9.3, 3.10.2, requirements Q3, Q5, Q25, Q27, Q29, Q32.
-- proof.question(issued, contact, contract, natural_person) is the question.
CREATE TABLE proof.question (issued date, contact date, contract date, natural_person boolean NOT NULL, PRIMARY KEY (issued, contact, contract));

-- The papers that the persons of the question have in a foreign language; each asks for a translation (2.1.11).
CREATE TABLE proof.foreign_paper (code text PRIMARY KEY);

-- Days after the contract on which each paper is due, in the order of the papers' codes: one text per lane, employer, reading of Q27 and length of the late term.
CREATE VIEW proof.checklist AS
WITH lines AS (
  SELECT n.natural_person, p.code, p.late, false AS translation FROM law.paper p CROSS JOIN (VALUES (false), (true)) AS n (natural_person)
  WHERE p.code <> 'translation' AND NOT (n.natural_person AND p.not_for_natural_persons)
  UNION ALL
  SELECT n.natural_person, 'translation-of-' || p.code, p.late, true FROM law.paper p JOIN proof.foreign_paper f USING (code) CROSS JOIN (VALUES (false), (true)) AS n (natural_person)
  WHERE NOT (n.natural_person AND p.not_for_natural_persons)
)
SELECT l.natural_person, q.with_paper, late.days,
  string_agg(l.code, ' ' ORDER BY l.code COLLATE "C") AS codes,
  string_agg(CASE WHEN l.late AND (q.with_paper OR NOT l.translation) THEN late.days ELSE 0 END::text, '.' ORDER BY l.code COLLATE "C") AS due
FROM lines l CROSS JOIN (VALUES (false), (true)) AS q (with_paper) CROSS JOIN generate_series(0, 40) AS late (days)
GROUP BY l.natural_person, q.with_paper, late.days;

CREATE VIEW proof.answer AS
WITH number AS (
  SELECT max(amount) FILTER (WHERE code = 'papers.late') AS late, max(amount) FILTER (WHERE code = 'contract') AS contract FROM law.term
), placed AS (
  SELECT w.calendar, q.*, w.a_earliest, w.a_latest, w.std_a_earliest,
    CASE
      WHEN w.touches_freeze THEN 'human'
      WHEN q.contact < w.opens THEN 'early'
      WHEN q.contact <= w.a_earliest THEN 'open'
      WHEN q.contact <= w.a_latest THEN 'human'
      ELSE 'closed'
    END AS status,
    -- First paragraph of 3.10.2: the contract by T-15. Second: everything on the contract day. After T-10 there is no lane, but inside the freeze nothing is "too late" (Q31).
    CASE
      WHEN q.contact > w.a_latest AND NOT w.touches_freeze THEN NULL
      WHEN q.contract <= w.std_a_earliest THEN 'standard'
      ELSE 'compressed'
    END AS lane,
    n.late, n.contract AS lives
  FROM proof.question q JOIN proof.patent_window w ON w.issued = q.issued CROSS JOIN number n
), papers AS (
  SELECT p.*, CASE WHEN p.lane IS NOT DISTINCT FROM 'standard' THEN r.rolled ELSE p.contract END AS last_papers
  FROM placed p JOIN proof.after r ON r.calendar = p.calendar AND r.day = p.contract + p.late
), planned AS (
  SELECT p.*, h.handover_next AS hand_over
  FROM papers p JOIN proof.after h ON h.calendar = p.calendar AND h.day = p.last_papers
)
SELECT p.calendar, p.issued, p.contact, p.contract, p.status, p.lane,
  with_paper.due AS due_with_paper, contract_day.due AS due_contract_day,
  p.last_papers, p.hand_over,
  p.hand_over <= p.a_earliest AS passes_authority,
  -- The other reading of Q3: filing through the Centre counts, and what it files are the papers.
  p.last_papers <= p.a_earliest AS passes_centre,
  -- The latest paper day from which the plan is in time.
  (SELECT max(b.day) FROM proof.after b WHERE b.calendar = p.calendar AND b.day BETWEEN p.contract AND p.last_papers AND b.handover_next <= p.a_earliest) AS bring_by,
  -- Q29, for papers complete on the contract day; past T-10 the urgent hand-over of Q3, on the same day where the authority is open.
  CASE
    WHEN c.handover_next <= p.a_earliest THEN c.handover_next
    WHEN e.authority_last >= p.contract THEN e.authority_last
    ELSE c.handover_next
  END AS due_by_q29,
  p.contract + p.lives AS contract_last, l.rolled AS contract_rolled
FROM planned p
JOIN proof.after c ON c.calendar = p.calendar AND c.day = p.contract
JOIN proof.after e ON e.calendar = p.calendar AND e.day = p.a_earliest
JOIN proof.after l ON l.calendar = p.calendar AND l.day = p.contract + p.lives
JOIN proof.checklist with_paper ON with_paper.with_paper AND with_paper.natural_person = p.natural_person AND with_paper.days = p.last_papers - p.contract
JOIN proof.checklist contract_day ON NOT contract_day.with_paper AND contract_day.natural_person = p.natural_person AND contract_day.days = p.last_papers - p.contract;
