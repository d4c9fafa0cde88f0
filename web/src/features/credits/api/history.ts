import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';

export type Entry = Schemas['HistoryResponse.HistoryEntry'];
export type EntryType = 'purchase' | 'consume' | 'refund' | 'bonus' | 'free_tier' | 'subscription' | 'hosting' | 'expire' | 'clawback';
export type Filter = { type: EntryType | null };

/** The most entries of a page of the CSV, and the most pages that are joined: 100,000 entries. */
const CSV_PAGE = 100;
const CSV_PAGES = 1000;

function read(query: { type?: string; cursor?: string; limit?: number }, signal?: AbortSignal) {
  return dataOf(
    api.GET('/api/credits/history', {
      params: { query },
      headers: { Accept: 'application/json' },
      ...(signal === undefined ? {} : { signal }),
    }),
  ) as Promise<Schemas['HistoryResponse']>;
}

export function historyQuery({ type }: Filter) {
  return infiniteQueryOptions({
    queryKey: ['credits', 'history', type],
    queryFn: ({ pageParam, signal }) =>
      read({ ...(type === null ? {} : { type }), ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The number of the newest entry, 0 where there is none. */
export async function newestSeq(): Promise<number> {
  const page = await read({ limit: 1 });
  return page.items[0]?.seq ?? 0;
}

export async function newestEntries(): Promise<Entry[]> {
  return (await read({ limit: 10 })).items;
}

/** The whole history as the server writes it in CSV; its pages follow each other by the Link header. */
export async function historyCsv({ type }: Filter): Promise<Blob> {
  const parts: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < CSV_PAGES; page++) {
    const query: { limit: number; type?: string; cursor?: string } = { limit: CSV_PAGE };
    if (type !== null) query.type = type;
    if (cursor !== null) query.cursor = cursor;
    const { data, error, response } = await api.GET('/api/credits/history', {
      params: { query },
      headers: { Accept: 'text/csv' },
      parseAs: 'text',
    });
    if (!response.ok) throw problemOf(response, error);
    const text = String(data);
    parts.push(page === 0 ? text : text.slice(text.indexOf('\n') + 1));
    cursor = nextCursor(response.headers.get('Link'));
    if (cursor === null) break;
  }
  return new Blob(parts, { type: 'text/csv' });
}

export function nextCursor(link: string | null): string | null {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor');
}
