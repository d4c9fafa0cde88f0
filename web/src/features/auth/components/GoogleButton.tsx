import { ButtonAnchor } from '@/shared/ui/Button';

/** Leads to Google; the answer comes back to our own pages with a cookie, never with a token in the address. */
export function GoogleButton({ returnTo, busy, onLeave }: { returnTo: string; busy: boolean; onLeave: () => void }) {
  return (
    <ButtonAnchor size="lg" href={`/api/auth/oauth/google?returnTo=${encodeURIComponent(returnTo)}`} aria-busy={busy || undefined} onClick={onLeave} icon={<GoogleMark />}>
      Continue with Google
    </ButtonAnchor>
  );
}

function GoogleMark() {
  return (
    <svg aria-hidden width="16" height="16" viewBox="0 0 48 48">
      <path fill="#EA4335" d="M24 9.5c3.5 0 6.600 1.200 9.100 3.600l6.800-6.800C35.700 2.400 30.300 0 24 0 14.600 0 6.500 5.400 2.600 13.200l7.900 6.200C12.400 13.700 17.700 9.500 24 9.500z" />
      <path fill="#4285F4" d="M46.500 24.500c0-1.600-.1-3.100-.4-4.500H24v9h12.700c-.6 3-2.200 5.500-4.700 7.200l7.700 6c4.500-4.200 6.800-10.300 6.800-17.700z" />
      <path fill="#FBBC05" d="M10.500 28.600A14.500 14.500 0 0 1 9.800 24c0-1.600.3-3.200.8-4.600l-7.900-6.200A24 24 0 0 0 0 24c0 3.900.9 7.500 2.600 10.800l7.900-6.200z" />
      <path fill="#34A853" d="M24 48c6.500 0 11.900-2.100 15.900-5.800l-7.700-6c-2.100 1.400-4.900 2.300-8.200 2.300-6.300 0-11.600-4.200-13.500-9.900l-7.900 6.200C6.500 42.600 14.600 48 24 48z" />
    </svg>
  );
}
