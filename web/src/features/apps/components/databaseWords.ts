import type { Database } from '@/features/apps/api/database';
import type { StatusWords } from '@/features/apps/components/appStatus';
import { ApiProblem, messageOf } from '@/shared/api/problem';

export function engineName(engine: string): string {
  switch (engine) {
    case 'postgres':
      return 'PostgreSQL';
    case 'sqlite':
      return 'SQLite';
    default:
      return engine;
  }
}

export function databaseStatusOf(database: Database): StatusWords {
  switch (database.status) {
    case 'provisioning':
      return { name: 'Being made', tone: 'accent', moving: true };
    case 'ready':
      return { name: 'Ready', tone: 'good', moving: false };
    case 'failed':
      return { name: 'Failed', tone: 'bad', moving: false };
    default:
      return { name: database.status, tone: 'plain', moving: false };
  }
}

export type End = { at: string; by: 'owner' | 'provider' };

/** When a database is gone with what is in it, and whose decision that is; null where it stays. */
export function endOf({ expiresAt, removedAt }: Database): End | null {
  return expiresAt === null ? null : { at: expiresAt, by: removedAt === null ? 'provider' : 'owner' };
}

export type Refusal = { title: string; text: string; atVariables: boolean };

/** Why there is no database, and what its owner can do. */
export function refusalOf(error: unknown): Refusal {
  switch (error instanceof ApiProblem ? error.code : '') {
    case 'variable_exists':
      return {
        title: 'This app has a DATABASE_URL of its own',
        text: 'It is never overwritten. Keep using that database, or remove the variable and create one here.',
        atVariables: true,
      };
    case 'unsupported_by_provider':
      return {
        title: 'This provider has no such database',
        text: 'Set DATABASE_URL to the address of a database elsewhere; the next deployment carries it.',
        atVariables: true,
      };
    default:
      return { title: 'The database could not be created', text: messageOf(error), atVariables: false };
  }
}
