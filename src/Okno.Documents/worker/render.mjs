// The paper press: one JSON line in, one JSON line out, until stdin closes.
// in:  {"id": 1, "template": "offer", "timestamp": 1795305600, "data": {...}, "format": "pdf"}
// out: {"id": 1, "pdf": "<base64>", "pages": 2, "archival": true, "rss": 123456789}  or  {"id": 1, "error": "...", "rss": ...}
// It knows no clock: the only time in a PDF is the timestamp it was given, so equal requests give equal bytes.
import { createInterface } from 'node:readline';
import { basename, dirname, join, resolve } from 'node:path';
import { createRequire } from 'node:module';

const papers = resolve(process.argv[2]);
const require = createRequire(import.meta.url);
const { NodeCompiler, PdfStandard } = require('@myriaddreamin/typst-ts-node-compiler');
const fonts = ['pt-sans', 'pt-serif', 'noto-sans'].map((name) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)));

// The compiler would otherwise add the machine's own fonts, and papers would differ from machine to machine.
const compiler = NodeCompiler.create({ workspace: papers, fontArgs: [{ fontPaths: fonts }] });
const dataPath = join(papers, 'data.json');
const templateName = /^[a-z][a-z0-9-]*$/;

function why(error) {
  if (!error) return 'The compiler gave no reason.';
  try {
    return compiler.fetchDiagnostics(error).map((d) => `${d.path ? basename(d.path) : ''}${d.range ? `:${d.range.start.line + 1}` : ''} ${d.message}${(d.hints ?? []).map((h) => ` (${h})`).join('')}`).join('\n');
  } catch {
    return String(error?.message ?? error);
  }
}

// PDF/A forbids a sign that no font of ours can show (an emoji, a hieroglyph in a name). Such a paper is still printed, with an empty box for the sign, as an ordinary tagged PDF.
function write(document, timestamp) {
  try {
    return { archival: true, bytes: compiler.pdf(document, { pdfStandard: PdfStandard.A_2a, pdfTags: true, creationTimestamp: timestamp }) };
  } catch (error) {
    if (!String(error?.message ?? error).includes('could not be displayed')) throw error;
    return { archival: false, bytes: compiler.pdf(document, { pdfTags: true, creationTimestamp: timestamp }) };
  }
}

function print({ template, timestamp, data, format }) {
  if (!templateName.test(template ?? '')) throw new Error(`'${template}' is not a template's name.`);
  if ((format ?? 'pdf') !== 'pdf') throw new Error(`The format '${format}' is not known.`);
  if (!Number.isSafeInteger(timestamp)) throw new Error('The timestamp is missing.');
  compiler.mapShadow(dataPath, Buffer.from(JSON.stringify(data), 'utf8'));
  try {
    const compiled = compiler.compile({ mainFilePath: join(papers, `${template}.typ`), resetRead: true });
    const document = compiled.result;
    if (!document) throw new Error(why(compiled.takeDiagnostics()));
    const { archival, bytes } = write(document, timestamp);
    return { pdf: bytes.toString('base64'), pages: document.numOfPages, archival };
  } finally {
    compiler.unmapShadow(dataPath);
    compiler.evictCache(10);
  }
}

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on('line', (line) => {
  let id = null;
  let answer;
  try {
    const request = JSON.parse(line);
    id = request.id ?? null;
    answer = print(request);
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : why(error) };
  }
  process.stdout.write(`${JSON.stringify({ id, ...answer, rss: process.memoryUsage.rss() })}\n`);
});
lines.on('close', () => process.exit(0));
