import { FileArchive, UploadCloud, X } from 'lucide-react';
import { useId, useState } from 'react';
import { MAX_ZIP } from '@/features/apps/api/source';
import { cx } from '@/shared/lib/cx';
import { bytesText } from '@/shared/lib/format';

type Props = { file: File | null; onChange: (file: File | null) => void; error: string | undefined; onRefused: (reason: string) => void };

/** Takes a zip by a click or by dropping it. */
export function SourcePicker({ file, onChange, error, onRefused }: Props) {
  const id = useId();
  const [isOver, setOver] = useState(false);

  function take(given: File | undefined) {
    if (given === undefined) return;
    if (!/\.zip$/i.test(given.name)) onRefused('Choose a .zip file of your project.');
    else if (given.size > MAX_ZIP) onRefused(`This zip has ${bytesText(given.size)}; at most ${bytesText(MAX_ZIP)} are taken.`);
    else onChange(given);
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        Source
      </label>
      <div
        className={cx(
          'relative rounded-lg border border-dashed transition-colors focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
          isOver ? 'border-accent bg-accent-soft' : error ? 'border-bad' : 'border-line-strong hover:bg-hover',
        )}
      >
        <input
          id={id}
          type="file"
          accept=".zip,application/zip"
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {file === null ? (
          <div className="grid justify-items-center gap-1 px-4 py-7 text-center text-soft">
            <UploadCloud aria-hidden className="mb-1 size-5" />
            <span>
              <span className="font-medium text-ink">Choose a zip</span> or drop it here
            </span>
          </div>
        ) : (
          <div className="flex items-center gap-3 px-4 py-4">
            <FileArchive aria-hidden className="size-5 shrink-0 text-accent" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{file.name}</span>
              <span className="text-sm text-faint">{bytesText(file.size)}</span>
            </span>
            <button type="button" aria-label="Take another file" onClick={() => onChange(null)} className="relative z-10 grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink">
              <X aria-hidden className="size-4" />
            </button>
          </div>
        )}
      </div>
      <div aria-live="polite">{error && <p id={`${id}-error`} className="text-sm text-bad">{error}</p>}</div>
      <p id={`${id}-hint`} className="text-sm text-faint">
        Static files, Node or Python. One folder at the top is fine; leave node_modules out.
      </p>
    </div>
  );
}
