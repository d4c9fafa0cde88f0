import { describe, expect, it } from 'vitest';
import type { Database } from '@/features/apps/api/database';
import { endOf, engineName, refusalOf } from '@/features/apps/components/databaseWords';
import { ApiProblem } from '@/shared/api/problem';

const AT = '2026-03-17T12:00:00Z';
const database = (expiresAt: string | null, removedAt: string | null): Database => ({ engine: 'postgres', status: 'ready', variable: 'DATABASE_URL', expiresAt, removedAt, reason: null });

describe('the end of a database', () => {
  it('INFRA-HOST-912 one that stays has no end', () => {
    expect(endOf(database(null, null))).toBeNull();
  });

  it('INFRA-HOST-913 an end is the owner’s where the owner removed it, whenever that is, and the provider’s otherwise', () => {
    expect(endOf(database(AT, '2026-03-10T12:00:00Z'))).toEqual({ at: AT, by: 'owner' });
    expect(endOf(database(AT, '2026-03-16T12:00:00Z'))).toEqual({ at: AT, by: 'owner' });
    expect(endOf(database(AT, null))).toEqual({ at: AT, by: 'provider' });
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
