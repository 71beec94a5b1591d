-- What the version of issue 4 (the money) says to PostgreSQL while the next version has already brought the schema up to date. One statement a paragraph, each with the rows it must touch or give.
-- Never edited; when a version is left behind for good, its file may go with it.

-- rows: 0
SELECT id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased FROM streams WHERE id = ANY(ARRAY['0197a000-0000-7000-8000-00000000aaaa']::uuid[]) ORDER BY id;

-- rows: 1
INSERT INTO answers (key, stream, answer, at) VALUES ('\x01'::bytea, '0197a000-0000-7000-8000-00000000aaaa', '\x02'::bytea, '2026-11-20T10:00:00Z');

-- rows: 1
INSERT INTO streams (id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased) VALUES ('0197a000-0000-7000-8000-00000000aaaa', 'case', '26-999999', 1, '\x03'::bytea, 'offered', NULL, '2026-12-01', NULL, '2026-11-20', '\x04'::bytea, '\x05'::bytea, false);

-- rows: 1
INSERT INTO journal (stream, number, type, event_version, at, key_id, payload, hash) VALUES ('0197a000-0000-7000-8000-00000000aaaa', 1, 'case-opened', 1, '2026-11-20T10:00:00Z', '0197a000-0000-7000-8000-00000000bbbb', '\x06'::bytea, '\x07'::bytea) RETURNING position;

-- rows: 1
INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES ('0197a000-0000-7000-8000-00000000aaaa', 1, '2026-11-20', 'payer', 'unmatched', 890000, 'received');

-- rows: 1
INSERT INTO tokens (token, stream) SELECT t, '0197a000-0000-7000-8000-00000000aaaa' FROM unnest(ARRAY['\x08'::bytea]) t ON CONFLICT DO NOTHING;

-- rows: 1
INSERT INTO cards (stream, card) VALUES ('0197a000-0000-7000-8000-00000000aaaa', '\x09'::bytea) ON CONFLICT (stream) DO UPDATE SET card = EXCLUDED.card;

-- rows: 1
INSERT INTO claims (token, stream, kind) VALUES ('\x0a'::bytea, '0197a000-0000-7000-8000-00000000aaaa', 'open-patent') ON CONFLICT (token) DO UPDATE SET stream = NULL WHERE claims.stream <> EXCLUDED.stream;

-- rows: 1
INSERT INTO outbox (kind, stream, payload, not_before, attempts) VALUES ('previous version', '0197a000-0000-7000-8000-00000000aaaa', '\x0b'::bytea, '2026-11-20T10:00:00Z', 0);

-- rows: 1
UPDATE streams SET version = CASE WHEN version = 1 AND kind = 'case' AND NOT erased THEN 2 END, number = '26-999999', head = '\x0c'::bytea, phase = 'collecting', turn = 'operator', due = '2026-12-02', lane = 'standard', sort_day = '2026-11-20', marks = '\x0d'::bytea, state = '\x0e'::bytea WHERE id = '0197a000-0000-7000-8000-00000000aaaa';

-- rows: 1
DELETE FROM tokens WHERE stream = '0197a000-0000-7000-8000-00000000aaaa' AND token <> ALL(ARRAY['\xff'::bytea]);

-- rows: 1
DELETE FROM claims WHERE stream = '0197a000-0000-7000-8000-00000000aaaa' AND token <> ALL(ARRAY['\xff'::bytea]);

-- rows: 1
DELETE FROM cards WHERE stream = '0197a000-0000-7000-8000-00000000aaaa';

-- rows: 1
UPDATE outbox SET lease = '0197a000-0000-7000-8000-00000000cccc', not_before = '2026-11-20T10:01:00Z', attempts = attempts + 1 WHERE id IN (SELECT id FROM outbox WHERE not_before <= '2026-11-20T10:00:00Z' AND kind IN ('previous version') ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, kind, stream, payload, attempts;

-- rows: 1
DELETE FROM outbox WHERE kind = 'previous version' AND lease = '0197a000-0000-7000-8000-00000000cccc' RETURNING id;

-- rows: 1
INSERT INTO counters (name, value) VALUES ('previous-version', 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value;

-- rows: 1
INSERT INTO about (name, value) VALUES ('previous version', '\x0f'::bytea) ON CONFLICT DO NOTHING RETURNING 1;

-- rows: 1
SELECT stream, answer FROM answers WHERE key = '\x01'::bytea;

-- rows: 0
SELECT token, stream, kind FROM claims WHERE token = ANY(ARRAY['\x0a'::bytea]);

-- rows: 1
SELECT id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased FROM streams WHERE id = ANY(ARRAY['0197a000-0000-7000-8000-00000000aaaa']::uuid[]) ORDER BY id;

-- rows: 1
SELECT position, stream, number, type, event_version, at, key_id, payload, hash FROM journal WHERE stream = '0197a000-0000-7000-8000-00000000aaaa' ORDER BY number;

-- rows: 1
UPDATE streams SET erased = true, state = '\x'::bytea WHERE id = '0197a000-0000-7000-8000-00000000aaaa';
