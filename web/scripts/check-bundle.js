// Fails the build when a page loads more JavaScript before it shows than it may: what index.html needs, what stands around the page, and itself.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Those that a reader sees first, and often once: before sign-in.
const FIRST_PAGES = 'src/features/auth/pages/';
const FIRST_LIMIT = 120 * 1000;
const LIMIT = 160 * 1000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

function withImports(entry, found = new Set()) {
  if (!found.has(entry)) {
    found.add(entry);
    for (const next of manifest[entry].imports ?? []) withImports(next, found);
  }
  return found;
}

const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

function bytesOf(...entries) {
  const loaded = new Set();
  for (const entry of ['index.html', ...entries]) withImports(entry, loaded);
  return [...loaded].reduce((sum, key) => sum + size(manifest[key].file), size('theme.js'));
}

// What stands around the pages of a feature.
const AROUND = {
  auth: ['src/features/auth/components/AuthLayout.tsx'],
  apps: ['src/app/Frame.tsx', 'src/features/apps/pages/AppDetail.tsx'],
  credits: ['src/app/Frame.tsx', 'src/features/credits/pages/Credits.tsx'],
  account: ['src/app/Frame.tsx', 'src/features/account/pages/Account.tsx'],
};
let isTooLarge = false;
for (const page of Object.keys(manifest).filter((key) => key.includes('/pages/'))) {
  const bytes = bytesOf(...AROUND[page.split('/')[2]], page);
  const limit = page.startsWith(FIRST_PAGES) ? FIRST_LIMIT : LIMIT;
  console.log(`${String(bytes).padStart(8)} of ${limit} bytes of compressed JavaScript  ${page}`);
  isTooLarge ||= bytes > limit;
}
if (isTooLarge) {
  console.error('A page is too large: load what it does not need to show itself later.');
  process.exit(1);
}
