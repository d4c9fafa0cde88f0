import { api, dataOf, type Schemas } from '@/shared/api/client';
import { NetworkProblem, problemOf } from '@/shared/api/problem';

export type StoredSource = Schemas['SourceController.StoredSource'];

/** What fits into one request; larger zips go to an upload address first. */
export const MAX_DIRECT = 4 * 1024 * 1024;
export const MAX_ZIP = 64 * 1024 * 1024;

/** Replaces the source of an app by the files of a zip. */
export async function uploadSource(id: string, zip: File): Promise<StoredSource> {
  if (zip.size <= MAX_DIRECT) {
    return dataOf(
      api.PUT('/api/apps/{id}/source', {
        params: { path: { id } },
        headers: { 'Content-Type': 'application/zip' },
        body: zip as unknown as never,
        bodySerializer: (body: unknown) => body as Blob,
      }),
    );
  }
  const { uploadId, url } = await dataOf(api.POST('/api/apps/{id}/uploads', { params: { path: { id } }, body: {} as never }));
  await putFile(url, zip);
  return dataOf(api.PUT('/api/apps/{id}/source', { params: { path: { id } }, body: { uploadId } as never }));
}

async function putFile(url: string, file: File): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'PUT', body: file });
  } catch (error) {
    throw new NetworkProblem(error);
  }
  if (!response.ok) throw problemOf(response, { detail: 'The upload was refused. Try again.' });
}
