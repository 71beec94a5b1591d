-- What the version of issue 4 (the money) says to an SQLite file while the next version has already brought the schema up to date. One statement a paragraph, each with the rows it must touch or give.
-- Never edited; when a version is left behind for good, its file may go with it.

-- rows: 0
SELECT id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased FROM streams WHERE id = '0197A000-0000-7000-8000-00000000AAAA';

-- rows: 1
INSERT INTO answers (key, stream, answer, at) VALUES (x'01', '0197A000-0000-7000-8000-00000000AAAA', x'02', 1795168800000000);

-- rows: 1
INSERT INTO streams (id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased) VALUES ('0197A000-0000-7000-8000-00000000AAAA', 'case', '26-999999', 1, x'03', 'offered', NULL, '2026-12-01', NULL, '2026-11-20', x'04', x'05', 0);

-- rows: 1
INSERT INTO journal (stream, number, type, event_version, at, key_id, payload, hash) VALUES ('0197A000-0000-7000-8000-00000000AAAA', 1, 'case-opened', 1, 1795168800000000, '0197A000-0000-7000-8000-00000000BBBB', x'06', x'07') RETURNING position;

-- rows: 1
INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES ('0197A000-0000-7000-8000-00000000AAAA', 1, '2026-11-20', 'payer', 'unmatched', 890000, 'received');

-- rows: 1
INSERT INTO tokens (token, stream) VALUES (x'08', '0197A000-0000-7000-8000-00000000AAAA');

-- rows: 1
INSERT INTO cards (stream, card) VALUES ('0197A000-0000-7000-8000-00000000AAAA', x'09');

-- rows: 1
INSERT INTO claims (token, stream, kind) VALUES (x'0a', '0197A000-0000-7000-8000-00000000AAAA', 'open-patent') ON CONFLICT DO NOTHING;

-- rows: 1
INSERT INTO outbox (kind, stream, payload, not_before, attempts) VALUES ('previous version', '0197A000-0000-7000-8000-00000000AAAA', x'0b', 1795168800000000, 0);

-- rows: 1
UPDATE streams SET version = 2, number = '26-999999', head = x'0c', phase = 'collecting', turn = 'operator', due = '2026-12-02', lane = 'standard', sort_day = '2026-11-20', marks = x'0d', state = x'0e' WHERE id = '0197A000-0000-7000-8000-00000000AAAA' AND kind = 'case' AND version = 1 AND erased = 0;

-- rows: 1
DELETE FROM tokens WHERE stream = '0197A000-0000-7000-8000-00000000AAAA';

-- rows: 1
DELETE FROM claims WHERE stream = '0197A000-0000-7000-8000-00000000AAAA';

-- rows: 1
DELETE FROM cards WHERE stream = '0197A000-0000-7000-8000-00000000AAAA';

-- rows: 1
UPDATE outbox SET lease = '0197A000-0000-7000-8000-00000000CCCC', not_before = 1795168860000000, attempts = attempts + 1 WHERE id IN (SELECT id FROM outbox WHERE not_before <= 1795168800000000 AND kind IN ('previous version') ORDER BY not_before, id LIMIT 1) RETURNING id, kind, stream, payload, attempts;

-- rows: 1
DELETE FROM outbox WHERE kind = 'previous version' AND lease = '0197A000-0000-7000-8000-00000000CCCC' RETURNING id;

-- rows: 1
INSERT INTO counters (name, value) VALUES ('previous-version', 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value;

-- rows: 1
INSERT INTO about (name, value) VALUES ('previous version', x'0f') ON CONFLICT DO NOTHING RETURNING 1;

-- rows: 1
SELECT stream, answer FROM answers WHERE key = x'01';

-- rows: 0
SELECT token, stream, kind FROM claims WHERE token = x'0a';

-- rows: 1
SELECT id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased FROM streams WHERE id = '0197A000-0000-7000-8000-00000000AAAA';

-- rows: 1
SELECT position, stream, number, type, event_version, at, key_id, payload, hash FROM journal WHERE stream = '0197A000-0000-7000-8000-00000000AAAA' ORDER BY number;

-- rows: 1
UPDATE streams SET erased = 1, state = x'' WHERE id = '0197A000-0000-7000-8000-00000000AAAA';
