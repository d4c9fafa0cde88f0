/** What went wrong with a request, as RFC 9457 problem details tell it or as the network left it. */

export type FieldError = { pointer: string; code: string; detail: string };

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  /** Seconds after which a new try makes sense, if the server said so. */
  readonly retryAfter: number | null;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, members: Record<string, unknown>, retryAfter: number | null = null) {
    super(text(members['detail']) ?? text(members['title']) ?? 'Something went wrong. Please try again.');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = text(members['code']) ?? 'unknown';
    this.errors = fieldErrors(members['errors']);
    this.retryAfter = retryAfter;
    this.members = members;
  }
}

/** No answer came: offline, cut off, or too late. */
export class NetworkProblem extends Error {
  constructor(cause: unknown) {
    super('No answer from Groundwork. Check your connection and try again.', { cause });
    this.name = 'NetworkProblem';
  }
}

export function problemOf(response: Response, body: unknown): ApiProblem {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new ApiProblem(response.status, members, Number.isFinite(seconds) ? seconds : null);
}

/** A sentence for the reader. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    return error.status === 429 && error.retryAfter !== null
      ? `Too many attempts. Try again in ${waitText(error.retryAfter)}.`
      : error.message;
  }
  return error instanceof Error && error.name === 'NetworkProblem'
    ? error.message
    : 'Something went wrong. Please try again.';
}

export function waitText(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 60 ? `${seconds} s` : minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** Whether a new try of the same request can help: the server or the network failed, not the request. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem ? error.status >= 500 || error.status === 429 : true;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Partial<FieldError>) => ({
    pointer: entry.pointer ?? '',
    code: entry.code ?? '',
    detail: entry.detail ?? '',
  }));
}
