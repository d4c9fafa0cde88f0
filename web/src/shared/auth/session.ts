/**
 * The session of this browser. The access token lives in memory only; all tabs share one session: a lock lets one of them refresh at a
 * time, and a channel tells the others what came of it. A failed refresh ends the session only if the server says that it is over.
 */
import type { components } from '@/shared/api/schema';
import { NetworkProblem, problemOf } from '@/shared/api/problem';
import { setServerAhead } from '@/shared/lib/serverClock';

export type User = components['schemas']['Me'];
type TokenResponse = components['schemas']['TokenResponse'];

export type SessionState =
  | { status: 'unknown'; trouble: string | null }
  | { status: 'signed-out'; reason: 'none' | 'expired' | 'left' }
  | {
      status: 'signed-in';
      user: User;
      token: string;
      expiresAt: number;
      /** Milliseconds by which the server's clock is ahead of this machine's. */
      ahead: number;
    };

type Message = { type: 'ask' } | { type: 'state'; state: SessionState };

/** What the session needs of the browser. */
export type Surroundings = {
  fetch: typeof fetch;
  /** Runs the work while no other tab runs its own, and tells it whether it had to wait for one. */
  exclusively: <T>(work: (hasWaited: boolean) => Promise<T>) => Promise<T>;
  channel: { post: (message: Message) => void; listen: (receive: (message: Message) => void) => void };
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
};

/** A token is renewed this many milliseconds before it ends, so that it does not end on its way. */
const EARLY = 15_000;
/** How long a new tab waits for another one to share its session. */
const PEER_WAIT = 60;
/** A lock can be free before the news of its last holder is here; this is how long they are waited for. */
const NEWS_WAIT = 40;
const REQUEST_TIMEOUT = 20_000;

export class Session {
  private readonly around: Surroundings;
  private readonly listeners = new Set<() => void>();
  private current: SessionState = { status: 'unknown', trouble: null };
  private refreshing: Promise<void> | null = null;

  constructor(around: Surroundings) {
    this.around = around;
    around.channel.listen((message) => this.receive(message));
  }

  readonly state = (): SessionState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Finds out whether somebody is signed in: from another tab, or by the refresh cookie. */
  async start(): Promise<void> {
    if (this.current.status !== 'unknown') return;
    this.around.channel.post({ type: 'ask' });
    await this.around.wait(PEER_WAIT);
    if (this.current.status !== 'unknown') return;
    try {
      await this.refresh(null);
    } catch (error) {
      if (this.state().status === 'unknown') {
        this.set({ status: 'unknown', trouble: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  /** A token that is good for a while, or null for nobody. */
  async token(): Promise<string | null> {
    const state = this.current;
    if (state.status === 'signed-out') return null;
    if (state.status === 'signed-in' && state.expiresAt - this.around.now() > EARLY) return state.token;
    await this.refresh(state.status === 'signed-in' ? state.token : null);
    return this.currentToken();
  }

  /**
   * Renews the session in place of this token, which is refused or about to end. Does nothing if another tab has done so meanwhile.
   * Throws where the server did not say; the session then stays as it is.
   */
  refresh(stale: string | null): Promise<void> {
    this.refreshing ??= this.around
      .exclusively(async (hasWaited) => {
        if (hasWaited) await this.around.wait(NEWS_WAIT);
        const state = this.current;
        if (state.status === 'signed-out') return;
        if (state.status === 'signed-in' && state.token !== stale) return;
        const response = await this.post('/api/auth/refresh');
        if (response.ok) this.enter((await response.json()) as TokenResponse);
        else {
          const problem = problemOf(response, await bodyOf(response)); // what nobody reads keeps its connection until the time is over
          if (response.status !== 401) throw problem;
          this.leave(state.status === 'unknown' ? 'none' : 'expired');
        }
      })
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  /** Signs in, or throws the problem. */
  async signIn(email: string, password: string): Promise<void> {
    await this.around.exclusively(async () => {
      const response = await this.post('/api/auth/login', { email, password });
      if (!response.ok) throw problemOf(response, await bodyOf(response));
      this.enter((await response.json()) as TokenResponse);
    });
  }

  /** Signs out here, in every other tab and at the server; throws if the server was not reached, and nothing changes. */
  async signOut(): Promise<void> {
    const token = this.currentToken();
    await this.around.exclusively(async () => {
      const response = await this.post('/api/auth/logout', undefined, token);
      if (!response.ok) throw problemOf(response, await bodyOf(response));
      this.leave('left');
    });
  }

  /** Ends the session here where the server has ended it already, as with a deleted account. */
  ended(): void {
    this.leave('left');
  }

  /** Takes over what the server now says about the user. */
  update(user: User): void {
    if (this.current.status === 'signed-in') this.tell({ ...this.current, user });
  }

  private currentToken(): string | null {
    return this.current.status === 'signed-in' ? this.current.token : null;
  }

  private enter(answer: TokenResponse): void {
    this.tell({
      status: 'signed-in',
      user: answer.user,
      token: answer.accessToken,
      expiresAt: this.around.now() + answer.expiresIn * 1000,
      ahead: issuedAt(answer.accessToken, this.around.now()) - this.around.now(),
    });
  }

  private leave(reason: 'none' | 'expired' | 'left'): void {
    this.tell({ status: 'signed-out', reason });
  }

  private tell(state: SessionState): void {
    this.set(state);
    this.around.channel.post({ type: 'state', state });
  }

  private receive(message: Message): void {
    if (message.type === 'ask') {
      if (this.current.status === 'signed-in' && this.current.expiresAt - this.around.now() > EARLY) {
        this.around.channel.post({ type: 'state', state: this.current });
      }
      return;
    }
    if (!sameState(message.state, this.current)) this.set(message.state);
  }

  private set(state: SessionState): void {
    this.current = state;
    if (state.status === 'signed-in') setServerAhead(state.ahead);
    for (const listener of this.listeners) listener();
  }

  private async post(path: string, body?: unknown, token: string | null = null): Promise<Response> {
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    if (token !== null) headers['Authorization'] = `Bearer ${token}`;
    try {
      return await this.around.fetch(path, {
        method: 'POST',
        credentials: 'same-origin',
        headers,
        signal: AbortSignal.timeout(REQUEST_TIMEOUT),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new NetworkProblem(error);
    }
  }
}

/** When the server issued this token by its own clock, in milliseconds; now if the token does not tell. */
function issuedAt(token: string, now: number): number {
  try {
    const payload = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { iat?: unknown };
    return typeof payload.iat === 'number' ? payload.iat * 1000 : now;
  } catch {
    // Not a JWT of ours: the pages need nothing of what is in it.
    return now;
  }
}

function sameState(a: SessionState, b: SessionState): boolean {
  if (a.status === 'signed-in' && b.status === 'signed-in') {
    return a.token === b.token && JSON.stringify(a.user) === JSON.stringify(b.user);
  }
  return a.status === 'signed-out' && b.status === 'signed-out';
}

async function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch(() => null);
}

async function exclusively<T>(work: (hasWaited: boolean) => Promise<T>): Promise<T> {
  const name = 'groundwork-session';
  const atOnce = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : { value: await work(false) }));
  return atOnce === null ? navigator.locks.request(name, () => work(true)) : atOnce.value;
}

/** The session of the tabs of this browser. */
export function browserSession(): Session {
  const channel = new BroadcastChannel('groundwork-session');
  return new Session({
    fetch: (...request) => fetch(...request),
    exclusively,
    channel: {
      post: (message) => channel.postMessage(message),
      listen: (receive) => channel.addEventListener('message', (event: MessageEvent<Message>) => receive(event.data)),
    },
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

export const session = browserSession();
