import { ExternalLink } from 'lucide-react';
import { ButtonAnchor } from '@/shared/ui/Button';
import { Section } from '@/shared/ui/Page';

/** The app as its visitors see it. It runs apart from this page and cannot reach it. */
export function AppPreview({ url, name }: { url: string; name: string }) {
  return (
    <Section
      flush
      title="Preview"
      actions={
        <ButtonAnchor size="sm" href={url} target="_blank" rel="noreferrer" icon={<ExternalLink aria-hidden className="size-3.5" />}>
          Open
        </ButtonAnchor>
      }
    >
      <iframe title={`Preview of ${name}`} src={url} sandbox="allow-scripts allow-forms" referrerPolicy="no-referrer" loading="lazy" className="block h-80 w-full border-t bg-white [color-scheme:light]" />
    </Section>
  );
}
