// Builds wwwroot/css and wwwroot/fonts from styles/ and the packages. Run by `npm run build` and by the .NET build when something here is newer.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const packages = join(root, 'node_modules');
const css = join(root, 'wwwroot', 'css');
const fonts = join(root, 'wwwroot', 'fonts');
mkdirSync(css, { recursive: true });
mkdirSync(fonts, { recursive: true });

for (const sheet of ['public', 'desk']) {
  const built = sass.compile(join(here, `${sheet}.scss`), {
    style: 'compressed',
    loadPaths: [join(packages, 'govuk-frontend', 'dist')],
    quietDeps: true,
  });
  writeFileSync(join(css, `${sheet}.css`), built.css);
}

for (const subset of ['cyrillic', 'latin']) {
  for (const weight of [400, 700]) {
    const file = `pt-sans-${subset}-${weight}-normal.woff2`;
    copyFileSync(join(packages, '@fontsource', 'pt-sans', 'files', file), join(fonts, file));
  }
}
