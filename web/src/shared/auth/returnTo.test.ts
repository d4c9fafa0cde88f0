import { expect, it } from 'vitest';
import { returnTo } from '@/shared/auth/returnTo';

it.each([['/apps/app_01?x=1#log'], ['/credits/history?type=hosting'], ['/account']])('INFRA-AUTH-439 comes back to %s', (path) => {
  expect(returnTo(path)).toBe(path);
});

it.each([[null], ['//evil.example'], ['/\\evil.example'], ['https://evil.example/'], ['/\t/evil.example'], ['javascript:alert(1)'], ['/login?error=x'], ['/api/auth/logout'], ['apps'], ['/..//evil.example'], ['']])(
  'INFRA-AUTH-449 does not leave by %s',
  (path) => {
    expect(returnTo(path)).toBe('/apps');
  },
);
