import { describe, expect, it } from 'vitest';
import type { App, Deployment } from '@/features/apps/api/apps';
import { EMPTY_LOG, type Line, readOn } from '@/features/apps/api/logs';
import { reasonOf } from '@/features/apps/components/appStatus';
import { remedyOf, stepsOf } from '@/features/apps/components/deploymentSteps';

const deployment = (more: Partial<Deployment>): Deployment => ({
  id: 'dep_1', status: 'pending', commit: null, buildId: null, trigger: 'api', rollbackOf: null, createdAt: '2026-03-10T12:00:00Z',
  startedAt: null, finishedAt: null, failure: null, pendingReason: null, ...more,
});
const states = (more: Partial<Deployment>) => stepsOf(deployment(more)).map(({ state }) => state);

describe('steps', () => {
  it('INFRA-HOST-958 a deployment goes through its steps', () => {
    expect(states({ status: 'pending' })).toEqual(['running', 'waiting', 'waiting']);
    expect(states({ status: 'building' })).toEqual(['done', 'running', 'waiting']);
    expect(states({ status: 'deployed' })).toEqual(['done', 'done', 'done']);
    expect(states({ status: 'superseded' })).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('INFRA-HOST-959 a failure stands at the step where it happened', () => {
    const failed = (code: string) => states({ status: 'failed', failure: { code, detail: 'why' } });
    expect(failed('build_failed')).toEqual(['done', 'failed', 'skipped']);
    expect(failed('health_check_failed')).toEqual(['done', 'done', 'failed']);
    expect(failed('insufficient_credits')).toEqual(['failed', 'skipped', 'skipped']);
  });

  it.each(['build_failed', 'start_failed', 'health_check_failed', 'timeout', 'unknown_deploy', 'name_conflict', 'variable_refused', 'provider_rejected', 'insufficient_credits', 'source_unsafe'])(
    'INFRA-HOST-960 %s has a remedy of its own',
    (code) => {
      expect(remedyOf(code)).not.toBe(remedyOf('something_new'));
    },
  );

  it('INFRA-HOST-961 a deployment that waits says what for', () => {
    const [queued] = stepsOf(deployment({ pendingReason: { code: 'queued_for_provider_quota', position: 3, eta: null } }));
    expect(queued?.note).toContain('Place 3');
  });
});

describe('reasons', () => {
  const app = (statusReason: string | null) => ({ statusReason, provider: 'render' }) as App;

  it('INFRA-HOST-962 an app without credits leads to them; one that its owner stopped needs no reason', () => {
    expect(reasonOf(app('insufficient_credits'))).toMatchObject({ needsCredits: true });
    expect(reasonOf(app('suspended_by_provider:billing'))?.text).toContain('billing');
    expect(reasonOf(app('stopped_by_owner'))).toBeNull();
    expect(reasonOf(app(null))).toBeNull();
  });
});

describe('log', () => {
  const line = (n: number): Line => ({ time: '2026-03-10T12:00:00Z', type: 'build', message: String(n) });
  /** A log with pages of three lines, as the server cuts it. */
  function server(lines: Line[]) {
    return async (cursor: string | null) => {
      const from = cursor === null ? 0 : Number(cursor);
      const items = lines.slice(from, from + 3);
      return { items, nextCursor: from + 3 < lines.length ? String(from + 3) : null };
    };
  }

  it('INFRA-HOST-963 following a log that grows yields every line once and in order', async () => {
    const lines: Line[] = [];
    let log = EMPTY_LOG;
    for (let n = 0; n < 40; n++) {
      for (let added = 0; added < n % 5; added++) lines.push(line(lines.length));
      log = await readOn(log, server(lines));
      expect([...log.settled, ...log.tail].map(({ message }) => message)).toEqual(lines.map(({ message }) => message));
    }
  });

  it('INFRA-HOST-964 a log that is too long keeps its end and says so', async () => {
    const lines = Array.from({ length: 7_500 }, (_, n) => line(n));
    const log = await readOn(EMPTY_LOG, async (cursor) => {
      const from = Number(cursor ?? 0);
      return { items: lines.slice(from, from + 1000), nextCursor: from + 1000 < lines.length ? String(from + 1000) : null };
    });

    expect(log.isCut).toBe(true);
    expect(log.settled).toHaveLength(5_000);
    expect(log.tail.at(-1)?.message).toBe('7499');
  });
});
