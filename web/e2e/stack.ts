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
