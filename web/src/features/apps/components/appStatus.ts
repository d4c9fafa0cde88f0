import type { App } from '@/features/apps/api/apps';
import type { Tone } from '@/shared/ui/Badge';

export type StatusWords = { name: string; tone: Tone; moving: boolean };

/** The status of an app in a word. It is what serves; a deployment under way shows beside it. */
export function statusOf(status: string): StatusWords {
  switch (status) {
    case 'deployed':
      return { name: 'Live', tone: 'good', moving: false };
    case 'building':
      return { name: 'Deploying', tone: 'accent', moving: true };
    case 'pending':
      return { name: 'Not live yet', tone: 'plain', moving: false };
    case 'stopped':
      return { name: 'Stopped', tone: 'plain', moving: false };
    case 'failed':
      return { name: 'Failed', tone: 'bad', moving: false };
    default:
      return { name: status, tone: 'plain', moving: false };
  }
}

/** The name of a hosting provider as it writes itself. */
export function providerName(provider: string): string {
  return provider === 'local' ? 'this machine' : provider.charAt(0).toUpperCase() + provider.slice(1);
}

/** Why an app does not run although nobody is deploying it, and what its owner can do. */
export function reasonOf(app: App): { title: string; text: string; needsCredits: boolean } | null {
  const reason = app.statusReason;
  if (reason === null || reason === 'stopped_by_owner') return null;
  if (reason === 'insufficient_credits') {
    return { title: 'Paused: no credits are left', text: 'Add credits, and the app comes back by itself within a few minutes. Nothing is charged while it is paused.', needsCredits: true };
  }
  if (reason === 'removed_at_provider') {
    return { title: `Removed at ${providerName(app.provider)}`, text: 'The service is gone at the hosting provider. Deploy again to make it anew.', needsCredits: false };
  }
  if (reason.startsWith('suspended_by_provider')) {
    const why = reason.split(':', 2)[1];
    return { title: `Suspended by ${providerName(app.provider)}`, text: `The hosting provider stopped this app${why ? `: ${why.replaceAll('_', ' ')}` : ''}.`, needsCredits: false };
  }
  return { title: 'This app does not run', text: reason.replaceAll('_', ' '), needsCredits: false };
}
