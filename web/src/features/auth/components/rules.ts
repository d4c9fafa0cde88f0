/** What the forms before sign-in check by themselves; the server checks the rest. Written without zod, for these are the first pages that load. */

export function addressRules(message: string) {
  return { required: message, pattern: { value: /^[^\s@]+@[^\s@]+$/, message } };
}

export const PASSWORD_RULES = { required: 'Choose a password' };
