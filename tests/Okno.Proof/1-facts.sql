-- The facts of the law, and nothing else: what law/*.yaml says, loaded as it is. No row here is the answer to a question.
CREATE SCHEMA law;

CREATE TABLE law.year (year int PRIMARY KEY);                                    -- years with a decree
CREATE TABLE law.marked_day (day date PRIMARY KEY, mark text NOT NULL);          -- day-off, working-weekend, presidential, moscow-only
CREATE TABLE law.holiday (month int, day int, PRIMARY KEY (month, day));         -- Labour Code Art. 112
CREATE TABLE law.allowance (month int PRIMARY KEY, days_off int NOT NULL, saturdays int NOT NULL); -- how far a decree may yet move a month (Q32)
CREATE TABLE law.term (code text PRIMARY KEY, amount int NOT NULL);              -- the numbers of the edition
CREATE TABLE law.paper (code text PRIMARY KEY, late boolean NOT NULL, when_needed boolean NOT NULL, not_for_natural_persons boolean NOT NULL); -- 2.1.x; late: 2.1.7, 2.1.8
CREATE TABLE law.office (office text PRIMARY KEY, by_calendar boolean NOT NULL);
CREATE TABLE law.office_weekday (office text, isodow int, PRIMARY KEY (office, isodow));
CREATE TABLE law.office_exception (office text, day date, open boolean NOT NULL, PRIMARY KEY (office, day));
CREATE TABLE law.freeze (from_day date NOT NULL, to_day date NOT NULL);
CREATE TABLE law.tariff (from_day date PRIMARY KEY, to_day date NOT NULL, kopecks bigint NOT NULL);
CREATE TABLE law.region (code text PRIMARY KEY);
CREATE TABLE law.once_only (from_day date, to_day date);
CREATE TABLE law.citizenship (country text NOT NULL, need text NOT NULL, from_day date, to_day date);
