import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { ApiProblem, messageOf } from '@/shared/api/problem';

/**
 * Puts the errors of a refused request at their fields, and everything else above the form. The first field with an error takes the focus.
 *
 * @param fields the form's fields by the last part of the pointer that names them
 */
export function applyProblem<T extends FieldValues>(
  error: unknown,
  fields: Readonly<Record<string, Path<T>>>,
  setError: UseFormSetError<T>,
  texts: Readonly<Record<string, string>> = {},
): void {
  let placed = false;
  if (error instanceof ApiProblem) {
    const own = error.code === 'wrong_password' ? [{ pointer: '/password', code: error.code, detail: error.message }] : [];
    for (const { pointer, code, detail } of [...error.errors, ...own]) {
      const field = fields[pointer.slice(pointer.lastIndexOf('/') + 1)];
      if (field === undefined) continue;
      setError(field, { type: code, message: texts[code] ?? detail }, { shouldFocus: !placed });
      placed = true;
    }
  }
  if (!placed) setError('root', { type: 'server', message: texts[codeOf(error)] ?? messageOf(error) });
}

function codeOf(error: unknown): string {
  return error instanceof ApiProblem ? error.code : '';
}
