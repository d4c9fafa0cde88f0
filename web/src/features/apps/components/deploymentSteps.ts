import type { Deployment } from '@/features/apps/api/apps';

export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
export type Step = { name: string; state: StepState; note: string | null };

/** What a deployment goes through. A failure stands at the step where it happened. */
export function stepsOf(deployment: Deployment): Step[] {
  const [first, build, live] = states(deployment);
  return [
    { name: 'Queued', state: first, note: pendingText(deployment) },
    { name: deployment.trigger === 'rollback' || deployment.trigger === 'start' ? 'Bring back' : 'Build', state: build, note: null },
    { name: 'Go live', state: live, note: null },
  ];
}

const WHEN_STARTING = new Set(['start_failed', 'health_check_failed']);
const BEFORE_BUILD = new Set(['insufficient_credits', 'source_unsafe', 'name_conflict', 'variable_refused', 'provider_rejected']);

function states({ status, failure }: Deployment): [StepState, StepState, StepState] {
  switch (status) {
    case 'pending':
      return ['running', 'waiting', 'waiting'];
    case 'building':
      return ['done', 'running', 'waiting'];
    case 'deployed':
      return ['done', 'done', 'done'];
    case 'failed':
      if (failure !== null && BEFORE_BUILD.has(failure.code)) return ['failed', 'skipped', 'skipped'];
      return failure !== null && WHEN_STARTING.has(failure.code) ? ['done', 'done', 'failed'] : ['done', 'failed', 'skipped'];
    default:
      return ['skipped', 'skipped', 'skipped'];
  }
}

function pendingText({ pendingReason }: Deployment): string | null {
  if (pendingReason === null) return null;
  const place = pendingReason.position === null ? '' : ` Place ${pendingReason.position} in the queue.`;
  switch (pendingReason.code) {
    case 'queued_for_provider_quota':
      return `The hosting provider takes only so many new apps an hour.${place}`;
    case 'provider_unavailable':
      return 'The hosting provider does not answer; this goes on by itself as soon as it does.';
    case 'rate_limited':
      return 'The hosting provider asked to wait; this goes on by itself.';
    default:
      return `Waiting: ${pendingReason.code.replaceAll('_', ' ')}.${place}`;
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  build_failed: 'Read the end of the build log, fix the source, and upload it again.',
  start_failed: 'The process ended before it listened. Read the app log; it has to listen on the port in PORT.',
  health_check_failed: 'The process runs but never answered. It has to listen on 0.0.0.0 at the port in PORT.',
  timeout: 'It took longer than a deployment may. Deploy again; if it stays slow, look into the build log.',
  unknown_deploy: 'The hosting provider lost this deployment. Deploy again.',
  name_conflict: 'The name is taken at the hosting provider. Rename the app and deploy again.',
  variable_refused: 'The hosting provider refused a variable. Change it under Variables and deploy again.',
  provider_rejected: 'The hosting provider refused this deployment. Its reason is above.',
  insufficient_credits: 'Add credits, then deploy again.',
  source_unsafe: 'The source holds files that are refused. Remove them and upload it again.',
};

/** What the owner can do about a failed deployment. */
export function remedyOf(code: string): string {
  return REMEDIES[code] ?? 'Deploy again. If it fails again, read the build log.';
}

export const TRIGGERS: Readonly<Record<string, string>> = { api: 'Deployed by you', build: 'Deployed by the build agent', rollback: 'Rollback', start: 'Started again' };
