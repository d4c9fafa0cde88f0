import { MailOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

/** A mail is on its way; it can be asked for once more. */
export function CheckMail({ email, text, resend, back }: { email: string; text: string; resend: () => Promise<void>; back: ReactNode }) {
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  async function again() {
    setState('busy');
    setProblem(null);
    try {
      await resend();
      setState('sent');
    } catch (error) {
      setProblem(messageOf(error));
      setState('idle');
    }
  }

  return (
    <div role="status">
      <div aria-hidden className="mb-5 grid size-11 place-items-center rounded-lg border bg-surface text-accent shadow-card">
        <MailOpen className="size-5" />
      </div>
      <AuthHeading title="Check your mail">
        {text} It went to <strong className="font-medium text-ink">{email}</strong>.
      </AuthHeading>
      <div className="grid gap-4">
        {problem && <Callout tone="bad">{problem}</Callout>}
        {state === 'sent' && <Callout tone="good">Asked for another mail. It can take a minute; look into the spam folder too.</Callout>}
        <Button size="lg" busy={state === 'busy'} disabled={state === 'sent'} onClick={() => void again()}>
          Send it again
        </Button>
        <p className="text-center text-soft">{back}</p>
      </div>
    </div>
  );
}
