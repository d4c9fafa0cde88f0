import { PricingTable } from '@/features/credits/components/PricingTable';
import { SubscriptionPlans } from '@/features/credits/components/SubscriptionPlans';

export function Component() {
  return (
    <div className="grid gap-6">
      <SubscriptionPlans />
      <PricingTable />
    </div>
  );
}
