/** The events of the security log in words. */
const NAMES: Readonly<Record<string, string>> = {
  register: 'Account asked for',
  email_verified: 'Address confirmed',
  login_succeeded: 'Signed in',
  login_failed: 'Sign-in failed',
  login_locked: 'Sign-in paused after failures',
  token_refreshed: 'Session continued',
  refresh_reused: 'Old session token used: session ended',
  logged_out: 'Signed out',
  password_reset_requested: 'Password link asked for',
  password_reset: 'Password reset',
  password_changed: 'Password changed',
  google_linked: 'Google linked',
  account_deleted: 'Account deleted',
  session_revoked: 'Device signed out',
  account_disabled: 'Account disabled',
};
const ALARMING = new Set(['login_failed', 'login_locked', 'refresh_reused', 'account_disabled']);
/** Changes that are logged also where they were refused. */
const MAY_FAIL: Readonly<Record<string, string>> = {
  password_reset: 'Password reset refused',
  password_changed: 'Password change refused',
  account_deleted: 'Account deletion refused',
};

export function eventName(event: string, outcome: string): string {
  return (hasFailed(event, outcome) ? MAY_FAIL[event] : NAMES[event]) ?? event.replaceAll('_', ' ');
}

/** Whether its owner should know it, or change the password. */
export function isAlarming(event: string, outcome: string): boolean {
  return ALARMING.has(event) || hasFailed(event, outcome);
}

function hasFailed(event: string, outcome: string): boolean {
  return event in MAY_FAIL && outcome !== 'succeeded';
}
