import { isActive } from '@/features/apps/api/apps';
import { AppLogs } from '@/features/apps/components/AppLogs';
import { AppPreview } from '@/features/apps/components/AppPreview';
import { DeploymentStatus } from '@/features/apps/components/DeploymentStatus';
import { SourceUpload } from '@/features/apps/components/SourceUpload';
import { Uptime } from '@/features/apps/components/Uptime';
import { useApp } from '@/features/apps/components/useApp';
import { Section } from '@/shared/ui/Page';

/** What serves, what is under way, and what comes next. */
export function Component() {
  const app = useApp();
  const last = app.lastDeployment;
  const isDeploying = isActive(last);
  return (
    <div className="grid gap-6">
      {last !== null && (
        <Section title={isDeploying ? 'Deployment under way' : 'Last deployment'}>
          <DeploymentStatus deployment={last} appId={app.id} />
        </Section>
      )}
      {last !== null && (isDeploying || last.status === 'failed') && app.capabilities.logs && (
        <Section flush title="Build log">
          <AppLogs appId={app.id} type="build" follow={isDeploying} version={last.id} />
        </Section>
      )}
      {app.status === 'deployed' && app.url !== null && <AppPreview key={app.lastDeployedAt} url={app.url} name={app.name} />}
      <SourceUpload app={app} />
      {app.lastDeployedAt !== null && <Uptime app={app} />}
    </div>
  );
}
