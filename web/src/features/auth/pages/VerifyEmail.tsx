import { Link, Navigate } from 'react-router';
import { verifyEmail } from '@/features/auth/api/verifyEmail';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { useLinkToken } from '@/features/auth/components/useLinkToken';
import { ApiProblem, messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

/** Confirms an address by a press of a button: programs that open links in mails must not do it for their reader. */
export function Component() {
  const token = useLinkToken();
  const verify = useSingleMutation({ mutationFn: verifyEmail });
  if (verify.isSuccess) return <Navigate to="/login?verified=1" replace />;
  const isGone = token === null || (verify.error instanceof ApiProblem && verify.error.code === 'invalid_token');
  if (isGone) {
    return (
      <>
        <AuthHeading title="This link does not work any more">It was used already, is too old, or a newer mail replaced it. If you have confirmed your address, just sign in.</AuthHeading>
        <div className="grid gap-3">
          <ButtonLink look="primary" size="lg" to="/login">
            Sign in
          </ButtonLink>
          <ButtonLink size="lg" to="/register">
            Ask for a new link
          </ButtonLink>
        </div>
      </>
    );
  }
  return (
    <>
      <AuthHeading title="Confirm your address">One press, and your account is ready.</AuthHeading>
      <div className="grid gap-4">
        {verify.error && <Callout tone="bad">{messageOf(verify.error)}</Callout>}
        <Button look="primary" size="lg" busy={verify.isPending} onClick={() => verify.mutate(token)}>
          Confirm my address
        </Button>
        <p className="text-center text-soft">
          Not you? Close this page, and nothing happens. <Link className="link" to="/login">Sign in</Link>
        </p>
      </div>
    </>
  );
}
