/** What to do about a refused password, by the code of the refusal. */
export const PASSWORD_TEXTS: Readonly<Record<string, string>> = {
  password_too_short: 'That is too short. A few unrelated words make a long password that is easy to remember.',
  password_too_long: 'That is longer than a password may be.',
  password_common: 'Many people use this password, so it is tried first. Choose another one.',
  password_breached: 'This password is known from a data leak elsewhere. Choose another one.',
  password_context: 'Your address or our name is easy to guess. Choose something else.',
};
