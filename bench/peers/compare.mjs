// On how many days of 2013-2026 calendars are wrong about working days in Russia. Usage: npm ci && node compare.mjs [TRUTH.csv]
// TRUTH.csv has lines "date,kind" (work, short, off, N = non-working by presidential act); without it our own calendar is taken as the truth, and the table says so.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const days = [];
for (let day = new Date(Date.UTC(2013, 0, 1)); day.getUTCFullYear() <= 2026; day = new Date(+day + 86400000)) days.push(day.toISOString().slice(0, 10));
const isWeekend = (day) => [0, 6].includes(new Date(day + 'T00:00Z').getUTCDay());

// Ours, read from law/calendar as any reader could.
const ours = new Set(days.filter((day) => !isWeekend(day)));
const presidential = new Set();
for (const file of readdirSync(join(root, 'law', 'calendar')).filter((name) => /^\d{4}\.yaml$/.test(name))) {
  let list = '';
  for (const line of readFileSync(join(root, 'law', 'calendar', file), 'utf8').split('\n')) {
    list = /^(\w+):/.exec(line)?.[1] ?? list;
    const day = /^ {2}- \{day: (\d{4}-\d\d-\d\d)/.exec(line)?.[1];
    if (!day) continue;
    if (list === 'days_off') ours.delete(day);
    if (list === 'working_weekends') ours.add(day);
    if (list === 'presidential') presidential.add(day);
  }
}

const truthFile = process.argv[2] ?? join(root, '..', 'shared', 'data', 'calendar', 'days_2013_2026.csv');
let truth = ours;
let judged = days;
let source = 'our own calendar (no independent list given)';
if (existsSync(truthFile)) {
  const rows = readFileSync(truthFile, 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(','));
  truth = new Set(rows.filter(([, kind]) => kind === 'work' || kind === 'short').map(([day]) => day));
  rows.filter(([, kind]) => kind === 'N').forEach(([day]) => presidential.add(day));
  source = truthFile.split('/').slice(-2).join('/');
}
// Days off by presidential act are a dispute of readings (Q31), not of calendars.
judged = days.filter((day) => !presidential.has(day));

const peers = { 'ours (law/calendar)': ours, 'weekends only': new Set(days.filter((day) => !isWeekend(day))) };
const russia = new Holidays('RU');
const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
const version = lock.packages['node_modules/date-holidays'].version;
const closed = new Set();
for (let year = 2013; year <= 2026; year++) {
  for (const holiday of russia.getHolidays(year).filter((each) => each.type === 'public' || each.type === 'bank')) {
    for (let at = +new Date(holiday.date.slice(0, 10) + 'T00:00Z'), i = 0, n = Math.max(1, Math.round((holiday.end - holiday.start) / 86400000)); i < n; i++) closed.add(new Date(at + i * 86400000).toISOString().slice(0, 10));
  }
}
peers[`npm date-holidays ${version}`] = new Set(days.filter((day) => !isWeekend(day) && !closed.has(day)));
try {
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  for (const [name, works] of Object.entries(JSON.parse(execFileSync(python, [join(here, 'peers.py')], { encoding: 'utf8' })))) peers[name] = new Set(works);
} catch (problem) {
  console.error(`python: ${problem.message.split('\n')[0]}`);
}

const wrong = (works) => judged.filter((day) => works.has(day) !== truth.has(day));
console.log(`Truth: ${source}; ${judged.length} days, ${presidential.size} presidential days left out.\n`);
console.log('| calendar | wrong days | of them: says working | says day off | years without an error | the first three |');
console.log('|---|---:|---:|---:|---|---|');
for (const [name, works] of Object.entries(peers)) {
  const bad = wrong(works);
  const years = new Set(bad.map((day) => day.slice(0, 4)));
  const clean = Array.from({ length: 14 }, (_, i) => String(2013 + i)).filter((year) => !years.has(year));
  console.log(`| ${name} | ${bad.length} | ${bad.filter((day) => works.has(day)).length} | ${bad.filter((day) => !works.has(day)).length} | ${clean.length === 14 ? 'all' : clean.join(', ') || 'none'} | ${bad.slice(0, 3).join(', ') || ' '} |`);
}

const count = (works) => Array.from({ length: 14 }, (_, i) => wrong(works).filter((day) => day.startsWith(String(2013 + i))).length);
console.log('\n| wrong days in | ' + Array.from({ length: 14 }, (_, i) => 2013 + i).join(' | ') + ' |\n|---|' + '---:|'.repeat(14));
for (const [name, works] of Object.entries(peers)) console.log(`| ${name} | ${count(works).join(' | ')} |`);

// What it does to the last day of 1.2: the tenth working day before each day of 2014-2026 (outside the presidential years).
const back = (works, day) => {
  let left = 10;
  let at = +new Date(day + 'T00:00Z');
  while (left > 0) if (works.has(new Date((at -= 86400000)).toISOString().slice(0, 10))) left--;
  return new Date(at).toISOString().slice(0, 10);
};
console.log('\n| T-10 of every day 2014-2019 and 2022-2026 | too late (the patent is lost) | too early | worst |\n|---|---:|---:|---|');
const ends = days.filter((day) => day >= '2014-01-01' && !['2020', '2021'].includes(day.slice(0, 4)));
for (const [name, works] of Object.entries(peers)) {
  const errors = ends.map((day) => [day, (new Date(back(works, day)) - new Date(back(truth, day))) / 86400000]);
  const worst = errors.reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0]);
  console.log(`| ${name} | ${errors.filter(([, error]) => error > 0).length} | ${errors.filter(([, error]) => error < 0).length} | ${worst[1] ? `${worst[1]} days late for ${worst[0]}` : ' '} |`);
}
