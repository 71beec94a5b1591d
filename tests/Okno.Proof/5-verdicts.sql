-- The verdict on a person before an offer, with the codes of its findings: clauses 1.2, 1.3, 3.10.2, 4.4, 4.6, 6.3 and requirements Q7, Q8, Q11, Q23-Q25, Q30, Q31, Q34,
-- and the words of each finding (texts/en/law.yaml). proof.person is the question; a null is a fact that nobody gave.
CREATE TABLE proof.person (
  id int PRIMARY KEY, today date NOT NULL, citizenship text, residence_permit boolean, stateless_id boolean, issued date, region text, contact date, contract date, natural_person boolean,
  passport_expires date, work_until date, earlier_reissues int, refused date, stay_unlawful boolean, paid_through date, held text, papers_agreed date);

CREATE VIEW proof.person_plan AS
WITH came AS (
  SELECT c.calendar, p.*, coalesce(p.contact, p.today) AS came, greatest(p.contract, coalesce(p.contact, p.today)) AS signs
  FROM proof.person p CROSS JOIN proof.calendar c
), placed AS (
  SELECT p.*, w.e1, w.e2, w.opens, w.a_earliest, w.a_latest, w.std_a_earliest, w.safe_contact, w.touches_freeze, w.a_earliest < w.a_latest OR w.e1 > (SELECT max(day) + 1 FROM proof.day WHERE known) AS provisional,
    CASE
      WHEN w.issued IS NULL THEN NULL
      WHEN w.touches_freeze THEN 'human'
      WHEN p.came < w.opens THEN 'early'
      WHEN p.came <= w.a_earliest THEN 'open'
      WHEN p.came <= w.a_latest THEN 'edge'
      ELSE 'closed'
    END AS status
  FROM came p LEFT JOIN proof.patent_window w ON w.calendar = p.calendar AND w.issued = p.issued
), signed AS (
  -- Whoever is early is judged as of the first day of the invitation.
  SELECT p.*, CASE WHEN p.status = 'early' THEN greatest(p.signs, p.opens) ELSE p.signs END AS contract_day
  FROM placed p
), papers AS (
  SELECT p.*, p.contract_day <= p.std_a_earliest AS standard,
    CASE WHEN p.contract_day <= p.std_a_earliest THEN r.rolled ELSE p.contract_day END AS lawful
  FROM signed p
  JOIN proof.after r ON r.calendar = p.calendar AND r.day = p.contract_day + (SELECT amount FROM law.term WHERE code = 'papers.late')
), agreed AS (
  SELECT p.*, CASE WHEN p.issued IS NULL OR p.status = 'closed' THEN p.contract_day ELSE greatest(p.contract_day, least(p.lawful, p.papers_agreed)) END AS complete
  FROM papers p
)
SELECT p.*, h.handover_next AS filing,
  (SELECT max(b.day) FROM proof.after b WHERE b.calendar = p.calendar AND b.day BETWEEN p.contract_day AND p.lawful AND b.handover_next <= p.a_earliest) AS bring_by
FROM agreed p
JOIN proof.after h ON h.calendar = p.calendar AND h.day = p.complete;

CREATE VIEW proof.finding AS
-- 1.3, Q11
SELECT p.calendar, p.id, p.standard, f.code
FROM proof.person_plan p
LEFT JOIN law.citizenship c ON c.country = p.citizenship AND p.filing BETWEEN coalesce(c.from_day, '-infinity') AND coalesce(c.to_day, 'infinity')
CROSS JOIN LATERAL (VALUES
  (CASE
    WHEN p.citizenship IS NULL THEN NULL
    WHEN p.citizenship = 'XXA' THEN 'citizenship.stateless'
    WHEN c.need IS NULL THEN 'citizenship.unknown'
    WHEN c.need = 'Needed' THEN 'citizenship.patent-needed'
    WHEN c.need = 'NotNeeded' THEN 'citizenship.patent-not-needed'
    WHEN c.need = 'VisaCountry' THEN 'citizenship.visa-country'
    WHEN c.need = 'HumanDecides' THEN 'citizenship.conditional'
  END),
  (CASE WHEN p.residence_permit THEN 'person.residence-permit' END),
  (CASE WHEN p.stateless_id THEN 'person.stateless-id' END),
  (CASE WHEN p.region <> ALL (SELECT code FROM law.region) THEN 'region.other' END),
  -- 1.2
  (CASE
    WHEN p.status = 'human' THEN 'window.freeze'
    WHEN p.status = 'edge' THEN 'window.provisional-edge'
    WHEN p.status IN ('early', 'closed') THEN 'window.' || p.status
    WHEN p.status = 'open' AND p.came <= p.safe_contact THEN 'window.open'
    WHEN p.status = 'open' THEN 'window.after-safe-day'
  END),
  (CASE WHEN p.provisional AND p.status <> 'closed' THEN 'window.provisional' END),
  -- 3.9.3, 3.10.2, 6.3.1
  (CASE
    WHEN p.issued IS NULL OR p.status = 'closed' THEN NULL
    WHEN p.filing <= p.a_earliest THEN 'plan.in-time'
    WHEN p.bring_by IS NOT NULL THEN 'plan.papers-sooner'
    WHEN p.filing <= p.a_latest THEN 'plan.may-be-too-late'
    ELSE 'plan.too-late'
  END),
  -- 4.4
  (CASE
    WHEN p.passport_expires IS NULL THEN NULL
    WHEN p.citizenship = 'XXA' THEN 'passport.not-a-passport'
    WHEN p.passport_expires >= p.filing + make_interval(years => (SELECT amount FROM law.term WHERE code = 'passport.validity')) THEN 'passport.long-enough'
    ELSE 'passport.expires-too-early'
  END),
  -- 2.1.4, Q8: the new patent lasts twelve months.
  (CASE
    WHEN p.work_until IS NULL THEN NULL
    WHEN p.work_until >= p.filing + make_interval(years => 1) THEN 'insurance.through-work'
    ELSE 'insurance.shorter-than-year'
  END),
  -- 6.3.2
  (CASE
    WHEN coalesce(p.earlier_reissues, 0) < 1 THEN NULL
    WHEN EXISTS (SELECT FROM law.once_only o WHERE p.filing BETWEEN coalesce(o.from_day, '-infinity') AND coalesce(o.to_day, 'infinity')) THEN 'reissue.once-only'
    ELSE 'reissue.any-number'
  END),
  -- 6.3.3: the year before the filing day, by its same number (Art. 192).
  (CASE
    WHEN p.refused IS NULL THEN NULL
    WHEN p.refused >= p.filing - make_interval(years => (SELECT amount FROM law.term WHERE code = 'refusal.year')) THEN 'refusal.within-year'
    ELSE 'refusal.year-passed'
  END),
  -- 6.3.4
  (CASE p.stay_unlawful WHEN true THEN 'stay.unlawful' WHEN false THEN 'stay.lawful' END),
  -- 3.10.2: what is due on the contract day, by the lane or by what the person has signed; held is a list of codes, each between spaces.
  (CASE
    WHEN p.held IS NULL OR p.issued IS NULL OR p.status = 'closed' THEN NULL
    WHEN EXISTS (
      SELECT FROM law.paper l
      WHERE l.code NOT IN ('application', 'translation') AND NOT l.when_needed AND NOT (l.late AND p.complete > p.contract_day) AND NOT (coalesce(p.natural_person, false) AND l.not_for_natural_persons)
        AND position(' ' || l.code || ' ' IN p.held) = 0) THEN 'papers.do-not-pay-yet'
    ELSE 'papers.ready'
  END),
  -- 2.1.6, 4.6, Q30: the twelfth month ends on the day before the same number.
  (CASE
    WHEN p.paid_through IS NULL THEN NULL
    WHEN p.paid_through < p.today THEN 'tax.lapsed'
    WHEN p.paid_through < p.contract_day THEN 'tax.pay-before-contract'
    WHEN p.paid_through < p.filing THEN 'tax.pay-before-filing'
    WHEN p.paid_through < p.e2 THEN 'tax.pay-to-the-end'
    ELSE 'tax.paid'
  END)) AS f (code)
WHERE f.code IS NOT NULL;

-- What a finding does to the answer (Q34): the Rules forbid it, or a human must look. Papers that are missing where all are due on the contract day need a second person (Q25).
CREATE TABLE proof.effect (code text PRIMARY KEY, blocks boolean NOT NULL);
INSERT INTO proof.effect VALUES
  ('citizenship.patent-not-needed', true), ('citizenship.visa-country', true), ('person.stateless-id', true), ('region.other', true), ('window.closed', true),
  ('passport.expires-too-early', true), ('reissue.once-only', true), ('refusal.within-year', true),
  ('citizenship.conditional', false), ('citizenship.unknown', false), ('person.residence-permit', false), ('window.freeze', false), ('window.provisional-edge', false),
  ('plan.papers-sooner', false), ('plan.may-be-too-late', false), ('plan.too-late', false), ('passport.not-a-passport', false), ('stay.unlawful', false), ('tax.lapsed', false), ('window.early', false);

CREATE VIEW proof.verdict AS
SELECT c.calendar, p.id,
  CASE WHEN bool_or(e.blocks) THEN 'NotMet' WHEN bool_or(NOT e.blocks) OR p.issued IS NULL OR bool_or(f.code = 'papers.do-not-pay-yet' AND NOT f.standard) THEN 'HumanDecides' ELSE 'Met' END AS verdict,
  coalesce(string_agg(f.code, ' ' ORDER BY f.code COLLATE "C"), '') AS findings
FROM proof.person p CROSS JOIN proof.calendar c
LEFT JOIN proof.finding f ON f.calendar = c.calendar AND f.id = p.id
LEFT JOIN proof.effect e ON e.code = f.code
GROUP BY c.calendar, p.id, p.issued;
