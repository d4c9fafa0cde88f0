import { ApiProblem, messageOf } from '@/shared/api/problem';

/** Why a source was refused, naming the first entries that are at fault. */
export function sourceProblem(error: unknown): string {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return messageOf(error);
  const named = error.errors.slice(0, 3).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  const more = error.errors.length > 3 ? ` And ${error.errors.length - 3} more.` : '';
  return `${named.join(' ')}${more}`;
}
