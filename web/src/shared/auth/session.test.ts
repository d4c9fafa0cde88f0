import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session, type Surroundings } from '@/shared/auth/session';

/** A server with one session, and a browser whose tabs share a lock, a channel and a cookie. */
function browser({ signedIn = true, latency = 5 } = {}) {
  const tabs: ((message: unknown) => void)[] = [];
  const calls: string[] = [];
  let now = 1_000_000;
  let issued = 0;
  let isAlive = signedIn;
  let failing: Response | Error | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const user = (name = 'Ada') => ({ id: 'usr_1', displayName: name }) as never;
  const answer = () => Response.json({ accessToken: `token-${++issued}`, tokenType: 'Bearer', expiresIn: 600, user: user() });

  const server = vi.fn(async (path: string) => {
    calls.push(path);
    await new Promise((resolve) => setTimeout(resolve, latency));
    if (failing instanceof Error) throw failing;
    if (failing !== null) return failing.clone();
    if (path === '/api/auth/login') {
      isAlive = true;
      return answer();
    }
    if (path === '/api/auth/logout') {
      isAlive = false;
      return new Response(null, { status: 204 });
    }
    return isAlive ? answer() : Response.json({ code: 'unauthenticated' }, { status: 401 });
  });

  function tab(): Session {
    let own: ((message: unknown) => void) | null = null;
    const around: Surroundings = {
      fetch: server as unknown as typeof fetch,
      exclusively: (work) => {
        const hasWaited = waiting > 0;
        waiting++;
        const turn = queue.then(() => work(hasWaited));
        queue = turn.catch(() => undefined).finally(() => waiting--);
        return turn;
      },
      channel: {
        post: (message) => {
          const copy: unknown = structuredClone(message);
          for (const receive of tabs) if (receive !== own) setTimeout(() => receive(copy), 0);
        },
        listen: (receive) => {
          own = receive as (message: unknown) => void;
          tabs.push(own);
        },
      },
      now: () => now,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 15))),
    };
    return new Session(around);
  }
  return { tab, calls, advance: (ms: number) => (now += ms), fail: (how: Response | Error | null) => (failing = how), end: () => (isAlive = false), user };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets time pass until this has ended, so that who is first does not depend on the machine. */
async function run<T>(work: Promise<T>): Promise<T> {
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  work.then(end, end);
  while (!hasEnded) await vi.advanceTimersByTimeAsync(1);
  return work;
}

const settle = () => vi.advanceTimersByTimeAsync(5);
const refreshes = (calls: string[]) => calls.filter((path) => path === '/api/auth/refresh').length;

describe('session', () => {
  it('INFRA-AUTH-431 a new tab takes over the session of another one and asks the server nothing', async () => {
    const world = browser();
    const first = world.tab();
    await run(first.start());

    const second = world.tab();
    await run(second.start());

    expect(second.state()).toMatchObject({ status: 'signed-in', token: 'token-1' });
    expect(refreshes(world.calls)).toBe(1);
  });

  it('INFRA-AUTH-432 ten tabs with a token that has ended renew it once', async () => {
    const world = browser();
    const tabs = Array.from({ length: 10 }, () => world.tab());
    for (const tab of tabs) await run(tab.start());
    world.advance(590_000);
    const before = refreshes(world.calls);

    const tokens = await run(Promise.all(tabs.map((tab) => tab.token())));

    expect(new Set(tokens).size).toBe(1);
    expect(refreshes(world.calls) - before).toBe(1);
  });

  it('INFRA-AUTH-433 many requests of one tab that are refused together renew the session once', async () => {
    const world = browser();
    const tab = world.tab();
    await run(tab.start());
    const token = await run(tab.token());

    await run(Promise.all(Array.from({ length: 20 }, () => tab.refresh(token))));
    await run(tab.refresh(token));

    expect(refreshes(world.calls)).toBe(2);
    expect(await run(tab.token())).toBe('token-2');
  });

  it.each([['no answer', new TypeError('offline')], ['a fault', Response.json({}, { status: 503 })], ['a limit', Response.json({}, { status: 429 })]])(
    'INFRA-AUTH-434 %s to a refresh signs nobody out',
    async (_name, failure) => {
      const world = browser();
      const tab = world.tab();
      await run(tab.start());
      world.advance(590_000);
      world.fail(failure);

      await expect(run(tab.token())).rejects.toThrow();

      expect(tab.state().status).toBe('signed-in');
      world.fail(null);
      expect(await run(tab.token())).toBe('token-2');
    },
  );

  it('INFRA-AUTH-435 a session that the server has ended ends in every tab, and is asked for once', async () => {
    const world = browser();
    const tabs = [world.tab(), world.tab(), world.tab()];
    for (const tab of tabs) await run(tab.start());
    world.advance(590_000);
    world.end();
    const before = refreshes(world.calls);

    await run(Promise.all(tabs.map((tab) => tab.token())));
    await settle();

    for (const tab of tabs) expect(tab.state()).toEqual({ status: 'signed-out', reason: 'expired' });
    expect(refreshes(world.calls) - before).toBe(1);
  });

  it('INFRA-AUTH-436 sign-out and sign-in reach the other tabs', async () => {
    const world = browser();
    const one = world.tab();
    const other = world.tab();
    await run(one.start());
    await run(other.start());

    await run(one.signOut());
    await settle();
    expect(other.state()).toEqual({ status: 'signed-out', reason: 'left' });

    await run(one.signIn('ada@example.com', 'secret'));
    await settle();
    expect(other.state().status).toBe('signed-in');
  });

  it('INFRA-AUTH-437 a sign-out that did not reach the server leaves everybody signed in', async () => {
    const world = browser();
    const tab = world.tab();
    await run(tab.start());
    world.fail(new TypeError('offline'));

    await expect(run(tab.signOut())).rejects.toThrow('No answer');

    expect(tab.state().status).toBe('signed-in');
  });

  it('INFRA-AUTH-438 without a session nobody is signed in, and a server that does not answer is no answer', async () => {
    const nobody = browser({ signedIn: false });
    const tab = nobody.tab();
    await run(tab.start());
    expect(tab.state()).toEqual({ status: 'signed-out', reason: 'none' });

    const silent = browser();
    silent.fail(new TypeError('offline'));
    const waiting = silent.tab();
    await run(waiting.start());
    expect(waiting.state()).toMatchObject({ status: 'unknown', trouble: expect.any(String) });
    silent.fail(null);
    await run(waiting.start());
    expect(waiting.state().status).toBe('signed-in');
  });
});
