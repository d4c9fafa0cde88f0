/** What the stories need of the stack around the pages: its mailbox, its clock and the stand-in of Google. */
import { type APIRequestContext, type BrowserContext, expect, type Page } from '@playwright/test';

export type Person = { name: string; email: string; password: string };

/** Somebody new; names never repeat, so that stories do not meet. */
export function somebody(name = 'Ada Lovelace'): Person {
  return { name, email: `ada-${crypto.randomUUID().slice(0, 8)}@example.com`, password: `correct horse ${crypto.randomUUID().slice(0, 13)}` };
}

type Mail = { headers: Record<string, string>; links: string[]; text: string };

/** The newest mail of this kind to this address, once it is there. */
export async function mail(request: APIRequestContext, to: string, kind: string): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    const answer = await request.get(`/_local/mail?to=${encodeURIComponent(to)}`);
    const { items } = (await answer.json()) as { items: Mail[] };
    found = items.find(({ headers }) => headers['X-Groundwork-Mail'] === kind);
    expect(found).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return found as Mail;
}

/** The path and query of the link in a mail. */
export function linkIn(text: Mail, path: string): string {
  const link = text.links.find((address) => address.includes(path));
  if (link === undefined) throw new Error(`no link to ${path} in ${text.links.join(' ')}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** An account that is ready to sign in, made by the API. */
export async function account(request: APIRequestContext, person = somebody()): Promise<Person> {
  const registered = await request.post('/api/auth/register', {
    data: { displayName: person.name, email: person.email, password: person.password },
  });
  expect(registered.status()).toBe(202);
  const link = linkIn(await mail(request, person.email, 'verify_email'), '/verify-email');
  const token = new URLSearchParams(link.split('?')[1]).get('token');
  const verified = await request.post('/api/auth/verify-email', { data: { token } });
  expect(verified.status()).toBe(200);
  return person;
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A page of somebody who is signed in, at this address. */
export async function signedIn(page: Page, path: string, person?: Person): Promise<Person> {
  const known = person ?? (await account(page.request));
  await page.goto(path);
  await signIn(page, known);
  await expect(page).toHaveURL(path);
  return known;
}

type App = { id: string; lastDeployment: { status: string } | null };

/** Requests of somebody by the API alone, as a program of theirs sends them. */
export async function caller(request: APIRequestContext, person: Person) {
  const login = await request.post('/api/auth/login', { data: { email: person.email, password: person.password, refreshTokenDelivery: 'body' } });
  const { accessToken, user } = (await login.json()) as { accessToken: string; user: { id: string } };
  return { userId: user.id, headers: { Authorization: `Bearer ${accessToken}` } };
}

/** An app of somebody with this source, once its first deployment has ended. */
export async function deployedApp(request: APIRequestContext, person: Person, name: string, source: Buffer): Promise<string> {
  const { headers } = await caller(request, person);
  const created = await request.post('/api/apps', { headers, data: { name, ideaId: crypto.randomUUID() } });
  const { id } = (await created.json()) as App;
  expect((await request.put(`/api/apps/${id}/source`, { headers: { ...headers, 'Content-Type': 'application/zip' }, data: source })).ok()).toBe(true);
  expect((await request.post(`/api/apps/${id}/deploy`, { headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() } })).status()).toBe(202);
  await expect(async () => {
    const { lastDeployment } = (await (await request.get(`/api/apps/${id}`, { headers })).json()) as App;
    expect(lastDeployment?.status).toBe('deployed');
  }).toPass({ timeout: 60_000 });
  return id;
}

export type Spend = { action: string; complexity?: number };

/** Takes credits of a user as the product's other services do. */
export async function spend(request: APIRequestContext, userId: string, spends: readonly Spend[]): Promise<void> {
  const status = (await (await request.get('/_local/status')).json()) as { serviceClient?: { id: string; secret: string } };
  const client = status.serviceClient;
  if (client === undefined) throw new Error('the stack tells no service client');
  const token = await request.post('/api/auth/token', {
    headers: { Authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    form: { grant_type: 'client_credentials', scope: 'credits:consume' },
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  for (const spent of spends) {
    const consumed = await request.post('/api/credits/consume', {
      headers: { Authorization: `Bearer ${bearer}`, 'Idempotency-Key': crypto.randomUUID() },
      data: { userId, referenceId: `idea-${crypto.randomUUID().slice(0, 8)}`, ...spent },
    });
    expect(consumed.status()).toBe(200);
  }
}

/** Counts the requests of this kind that a page sends from now on. */
export function countPosts(page: Page, path: RegExp): { count: number } {
  const seen = { count: 0 };
  page.on('request', (request) => {
    if (request.method() === 'POST' && path.test(new URL(request.url()).pathname)) seen.count++;
  });
  return seen;
}

/** Fails the story if a page asks another origin for anything, breaks its policy or logs an error of its own. */
export function watch(context: BrowserContext, origin: string): string[] {
  const found: string[] = [];
  context.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    const isLocal = /^http:\/\/127\.0\.0\.1:\d+$/.test(asked) || /^http:\/\/localhost:\d+$/.test(asked);
    if (asked !== origin && protocol !== 'blob:' && !isLocal) found.push(`asked ${request.url()}`);
  });
  context.on('console', (message) => {
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) found.push(message.text());
  });
  context.on('weberror', (error) => found.push(String(error.error())));
  return found;
}
