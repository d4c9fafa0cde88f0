import { Check, Circle, Loader2, Minus, X } from 'lucide-react';
import { Link } from 'react-router';
import { type Deployment, isActive } from '@/features/apps/api/apps';
import { remedyOf, type Step, type StepState, stepsOf, TRIGGERS } from '@/features/apps/components/deploymentSteps';
import { cx } from '@/shared/lib/cx';
import { durationText } from '@/shared/lib/format';
import { useNow } from '@/shared/lib/useNow';
import { Callout } from '@/shared/ui/Callout';
import { Time } from '@/shared/ui/Time';

const ICONS: Record<StepState, { icon: typeof Check; box: string; words: string }> = {
  waiting: { icon: Circle, box: 'border-line text-line-strong', words: 'waiting' },
  running: { icon: Loader2, box: 'border-accent text-accent', words: 'under way' },
  done: { icon: Check, box: 'border-good bg-good-soft text-good', words: 'done' },
  failed: { icon: X, box: 'border-bad bg-bad-soft text-bad', words: 'failed' },
  skipped: { icon: Minus, box: 'border-line text-faint', words: 'left out' },
};

/** The steps of a deployment, live, with the time they take; the cause and the remedy where one failed. */
export function DeploymentStatus({ deployment, appId }: { deployment: Deployment; appId: string }) {
  const isRunning = isActive(deployment);
  const now = useNow(1_000, isRunning);
  const end = deployment.finishedAt === null ? now : new Date(deployment.finishedAt).getTime();
  const steps = stepsOf(deployment);
  const current = steps.find(({ state }) => state === 'running' || state === 'failed') ?? steps[2];
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-soft">
        <span>
          {TRIGGERS[deployment.trigger] ?? deployment.trigger} <Time at={deployment.createdAt} />
          {deployment.commit !== null && (
            <>
              {' · '}
              <code className="font-mono text-xs">{deployment.commit.slice(0, 7)}</code>
            </>
          )}
        </span>
        <span className="numbers">{durationText(end - new Date(deployment.createdAt).getTime())}</span>
      </div>
      <p role="status" className="sr-only">
        {deployment.status === 'superseded' || deployment.status === 'cancelled' ? `Deployment ${deployment.status}` : current && `${current.name}: ${ICONS[current.state].words}`}
      </p>
      <ol className="grid gap-3 sm:grid-cols-3 sm:gap-0">
        {steps.map((step, at) => (
          <StepView key={step.name} step={step} isLast={at === steps.length - 1} />
        ))}
      </ol>
      {steps[0]?.note && isRunning && <Callout tone="info">{steps[0].note}</Callout>}
      {deployment.failure !== null && (
        <Callout tone="bad" title={failureTitle(deployment.failure.code)}>
          <p className="max-h-40 overflow-y-auto font-mono text-xs whitespace-pre-wrap" tabIndex={0}>
            {deployment.failure.detail}
          </p>
          <p className="mt-2">
            {remedyOf(deployment.failure.code)}{' '}
            <Link className="link" to={`/apps/${appId}/logs`}>
              Open the logs
            </Link>
          </p>
        </Callout>
      )}
    </div>
  );
}

function StepView({ step, isLast }: { step: Step; isLast: boolean }) {
  const { icon: Icon, box, words } = ICONS[step.state];
  return (
    <li className="flex items-center gap-2.5 sm:pr-3" aria-current={step.state === 'running' ? 'step' : undefined}>
      <span className={cx('grid size-6 shrink-0 place-items-center rounded-full border', box)}>
        <Icon aria-hidden className={cx(step.state === 'waiting' ? 'size-2' : 'size-3.5', step.state === 'running' && 'animate-spin')} />
      </span>
      <span className={cx('font-medium', (step.state === 'waiting' || step.state === 'skipped') && 'text-faint')}>
        {step.name}
        <span className="sr-only">, {words}</span>
      </span>
      {!isLast && <span aria-hidden className={cx('hidden h-px flex-1 sm:block', step.state === 'done' ? 'bg-good/50' : 'bg-line-strong')} />}
    </li>
  );
}

function failureTitle(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
