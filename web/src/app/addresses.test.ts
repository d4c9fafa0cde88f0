import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

// The function of template.yaml that CloudFront runs for each request of the pages; the runner's WebPages does the same.
const template = readFileSync(new URL('../../../template.yaml', import.meta.url), 'utf8');
const code = /FunctionCode: \|\n((?: {8}.*\n)+)/.exec(template)?.[1] ?? '';

function file(uri: string): string {
  const request = { uri };
  runInNewContext(`${code}; handler(event)`, { event: { request } });
  return request.uri;
}

describe('the addresses of pages at CloudFront', () => {
  it.each(['/', '/login', '/apps/app_01/logs', '/credits/'])('INFRA-AUTH-483 %s is the one page', (uri) => {
    expect(file(uri)).toBe('/index.html');
  });

  it.each([
    '/index.html',
    '/assets/index-1a2b3c.js',
    '/theme.js',
    '/api',
    '/api/nothing',
    '/API/AUTH/me',
    '/%61pi/auth/me',
    '//api/auth/me',
    '/_local/nothing',
    '/.well-known/nothing',
    '/../secret.txt',
  ])('INFRA-AUTH-484 %s stays as it is: a file, or nothing', (uri) => {
    expect(file(uri)).toBe(uri);
  });
});
