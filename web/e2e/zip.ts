import { strToU8, zipSync } from 'fflate';

/** A zip of these files, as a browser takes it. */
export function zip(files: Record<string, string>, name = 'site.zip') {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  return { name, mimeType: 'application/zip', buffer: Buffer.from(bytes) };
}
