/** The API, typed from docs/openapi.yaml. Requests carry the session's token; one that is refused for it is sent once more with a new one. */
import createClient from 'openapi-fetch';
import type { components, paths } from '@/shared/api/schema';
import { NetworkProblem, problemOf } from '@/shared/api/problem';
import { session } from '@/shared/auth/session';

export type Schemas = components['schemas'];

const TIMEOUT = 35_000;

export async function sessionFetch(request: Request): Promise<Response> {
  const token = await session.token();
  const again = request.clone();
  const response = await send(request, token);
  if (response.status !== 401 || token === null) return response;
  await session.refresh(token);
  const renewed = await session.token();
  return renewed === null ? response : send(again, renewed);
}

async function send(request: Request, token: string | null): Promise<Response> {
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new NetworkProblem(error);
  }
}

/** For routes of a signed-in user. */
export const api = createClient<paths>({ fetch: sessionFetch });

/** For routes that ask for nobody. */
export const publicApi = createClient<paths>({ fetch: (request) => send(request, null) });

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The data of an answer, or the problem as an exception. */
export async function dataOf<T>(outcome: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await outcome;
  if (!response.ok) throw problemOf(response, error);
  return data as NonNullable<T>;
}

/** For answers without a body. */
export async function done(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const { error, response } = await outcome;
  if (!response.ok) throw problemOf(response, error);
}

/** A key that makes one intention of the reader happen once, however often its request is sent. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
