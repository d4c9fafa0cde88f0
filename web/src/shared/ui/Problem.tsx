import { messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

/** Why something could not be loaded, with a way to try again. */
export function LoadProblem({ error, retry }: { error: unknown; retry: () => unknown }) {
  return (
    <div className="p-4 sm:px-5">
      <Callout tone="bad" title="This could not be loaded" action={<Button size="sm" onClick={() => void retry()}>Try again</Button>}>
        {messageOf(error)}
      </Callout>
    </div>
  );
}
