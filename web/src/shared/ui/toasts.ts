import { Toast } from '@base-ui/react/toast';

/** Says briefly that something worked or did not, from anywhere. */
export const toasts = Toast.createToastManager();

export function sayDone(title: string, description?: string): void {
  toasts.add({ title, ...(description === undefined ? {} : { description }), type: 'good', timeout: 5_000 });
}

export function sayFailed(title: string, description: string): void {
  toasts.add({ title, description, type: 'bad', priority: 'high', timeout: 9_000 });
}
