/** What the ledger's words are called on the pages. */
const TYPES: Readonly<Record<string, string>> = {
  purchase: 'Purchase',
  consume: 'Usage',
  refund: 'Refund',
  bonus: 'Bonus',
  free_tier: 'Free credits',
  subscription: 'Plan credits',
  hosting: 'Hosting',
  expire: 'Expired',
  clawback: 'Taken back',
};
const ACTIONS: Readonly<Record<string, string>> = {
  ideation_message: 'Ideation message',
  web_search: 'Web search',
  build_iteration: 'Build iteration',
  app_hosting_day: 'Day of hosting',
  sia_intervention: 'SIA intervention',
};
const TIERS: Readonly<Record<string, string>> = { free: 'Free', starter: 'Starter', pro: 'Pro' };

export const ENTRY_TYPES = Object.keys(TYPES);

function words(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const typeName = (type: string): string => TYPES[type] ?? words(type);
export const actionName = (action: string): string => ACTIONS[action] ?? words(action);
export const tierName = (tier: string): string => TIERS[tier] ?? words(tier);
