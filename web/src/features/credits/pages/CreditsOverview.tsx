import { CreditBalance } from '@/features/credits/components/CreditBalance';
import { LowBalanceSettings } from '@/features/credits/components/LowBalanceSettings';
import { Usage } from '@/features/credits/components/Usage';

export function Component() {
  return (
    <div className="grid gap-6">
      <CreditBalance />
      <Usage />
      <LowBalanceSettings />
    </div>
  );
}
