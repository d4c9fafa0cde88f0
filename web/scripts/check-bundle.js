// Fails the build when the first page loads more JavaScript than it may: what index.html needs, and the sign-in page behind it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 120 * 1000;
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
const pages = Object.keys(manifest).filter((key) => manifest[key].isEntry || manifest[key].isDynamicEntry);
const login = 'src/features/auth/pages/Login.tsx';
const first = withImports(login, withImports('index.html'));
const bytes = [...first].reduce((sum, key) => sum + size(manifest[key].file), size('theme.js'));

for (const page of pages) console.log(`${String(size(manifest[page].file)).padStart(8)}  ${page}`);
console.log(`${String(bytes).padStart(8)}  bytes of compressed JavaScript for the first page, of at most ${LIMIT}`);
if (bytes > LIMIT) {
  console.error('The first page is too large: load what it does not need later.');
  process.exit(1);
}
