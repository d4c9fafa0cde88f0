/** Why a sign-in with Google came back without a session, and what helps. */
export const GOOGLE_PROBLEMS: Readonly<Record<string, string>> = {
  google_denied: 'You stopped at Google, so nothing happened. Try again when you like.',
  google_state_invalid: 'That sign-in took too long or was started in another browser. Begin again here.',
  google_failed: 'Google’s answer could not be verified. Try again.',
  google_unavailable: 'Google does not answer now. Try again in a moment, or use your password.',
  google_not_configured: 'Sign-in with Google is not set up here. Use your email address and password.',
  google_email_unverified: 'Google has not verified your address there. Verify it at Google, or use a password here.',
};
