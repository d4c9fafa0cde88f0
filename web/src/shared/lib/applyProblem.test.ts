import { describe, expect, it, vi } from 'vitest';
import { ApiProblem, NetworkProblem } from '@/shared/api/problem';
import { applyProblem } from '@/shared/lib/applyProblem';

const FIELDS = { email: 'email', password: 'password' } as const;

describe('problems of a form', () => {
  it('INFRA-CRED-515 errors stand at their fields, the first of them with the focus', () => {
    const setError = vi.fn();
    const problem = new ApiProblem(422, { code: 'validation_failed', errors: [{ pointer: '/email', code: 'bad', detail: 'No address.' }, { pointer: '/password', code: 'password_common', detail: 'Common.' }] });

    applyProblem(problem, FIELDS, setError, { password_common: 'Choose another one.' });

    expect(setError).toHaveBeenNthCalledWith(1, 'email', { type: 'bad', message: 'No address.' }, { shouldFocus: true });
    expect(setError).toHaveBeenNthCalledWith(2, 'password', { type: 'password_common', message: 'Choose another one.' }, { shouldFocus: false });
  });

  it.each([[new NetworkProblem('off'), 'connection'], [new ApiProblem(429, { code: 'too_many_attempts' }, 60), '1 minute'], [new ApiProblem(500, {}), 'try again']])(
    'INFRA-CRED-516 %s stands above the form',
    (problem, words) => {
      const setError = vi.fn();

      applyProblem(problem, FIELDS, setError);

      expect(setError).toHaveBeenCalledWith('root', { type: 'server', message: expect.stringContaining(words) });
    },
  );
});
