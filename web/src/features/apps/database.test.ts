import { describe, expect, it } from 'vitest';
import type { Database } from '@/features/apps/api/database';
import { endOf, engineName, refusalOf } from '@/features/apps/components/databaseWords';
import { ApiProblem } from '@/shared/api/problem';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const endingAt = (expiresAt: string | null): Database => ({ engine: 'postgres', status: 'ready', variable: 'DATABASE_URL', expiresAt, reason: null });

describe('the end of a database', () => {
  it('INFRA-HOST-966 one that stays has no end', () => {
    expect(endOf(endingAt(null), NOW, null)).toBeNull();
  });

  it('INFRA-HOST-967 a deletion of just now is the owner’s, also where the page’s time lags behind', () => {
    const at = '2026-03-17T12:00:00Z';
    for (const lag of [0, 5_000, 60_000]) expect(endOf(endingAt(at), NOW - lag, null)).toEqual({ at, by: 'owner' });
  });

  it('INFRA-HOST-968 an end that a deletion cannot have, or that stays after a request to keep the database, is the provider’s', () => {
    expect(endOf(endingAt('2026-04-08T12:00:00Z'), NOW, null)?.by).toBe('provider');
    expect(endOf(endingAt('2026-03-12T12:00:00Z'), NOW, '2026-03-12T12:00:00Z')?.by).toBe('provider');
  });
});

it('INFRA-HOST-969 a refusal says what can be done, and leads there', () => {
  const refused = (status: number, code: string) => refusalOf(new ApiProblem(status, { code, detail: 'the answer’s own words' }));
  expect(refused(409, 'variable_exists')).toMatchObject({ atVariables: true });
  expect(refused(409, 'unsupported_by_provider')).toMatchObject({ atVariables: true });
  expect(refused(503, 'temporarily_unavailable')).toMatchObject({ atVariables: false, text: 'the answer’s own words' });
  expect(engineName('postgres')).toBe('PostgreSQL');
  expect(engineName('sqlite')).toBe('SQLite');
});
