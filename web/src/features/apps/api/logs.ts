import { api, dataOf, type Schemas } from '@/shared/api/client';

export type Line = Schemas['LogPage.Line'];
export type LogType = 'build' | 'runtime';

/**
 * A log as far as it was read. Pages that are full do not change any more; the last one is read again from its own cursor, since lines are
 * added to it.
 */
export type Log = { settled: readonly Line[]; tail: readonly Line[]; cursor: string | null; isCut: boolean };

export const EMPTY_LOG: Log = { settled: [], tail: [], cursor: null, isCut: false };

/** The lines that are kept here; older ones are left out. */
const MAX_LINES = 5_000;
/** The pages that one look follows at most. */
const MAX_PAGES = 20;

type Page = { items: readonly Line[]; nextCursor: string | null };

/** Reads what is new. */
export async function readOn(log: Log, readPage: (cursor: string | null) => Promise<Page>): Promise<Log> {
  let { settled, cursor, isCut } = log;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await readPage(cursor);
    if (nextCursor === null) return { settled, tail: items, cursor, isCut };
    const all = [...settled, ...items];
    isCut ||= all.length > MAX_LINES;
    settled = all.slice(-MAX_LINES);
    cursor = nextCursor;
  }
  return { settled, tail: [], cursor, isCut };
}

export function readLogPage(id: string, type: LogType, cursor: string | null, signal: AbortSignal): Promise<Page> {
  return dataOf(api.GET('/api/apps/{id}/logs', { params: { path: { id }, query: cursor === null ? { type } : { type, cursor } }, signal }));
}
