/** Numbers, money and times as a reader expects them; times in the reader's own zone. */

const credits = new Intl.NumberFormat('en');
const signed = new Intl.NumberFormat('en', { signDisplay: 'exceptZero' });

export function creditsText(amount: number): string {
  return `${credits.format(amount)} ${Math.abs(amount) === 1 ? 'credit' : 'credits'}`;
}

export function numberText(amount: number): string {
  return credits.format(amount);
}

export function signedText(amount: number): string {
  return signed.format(amount).replace('-', '−');
}

/** Minor units as money. A currency without minor units, as yen, is not divided. */
export function moneyText(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(kib < 10 ? 1 : 0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

export function exactTime(iso: string): string {
  return new Date(iso).toLocaleString('en', { dateStyle: 'long', timeStyle: 'long' });
}

export function dayText(iso: string): string {
  return new Date(iso).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 minutes ago" within a week, then the date. What has happened is never told as if it were to come. */
export function relativeTime(iso: string, now: number): string {
  const seconds = Math.min(0, new Date(iso).getTime() - now) / 1000;
  if (Math.abs(seconds) < 45) return 'just now';
  if (Math.abs(seconds) > 7 * 86_400) return dayText(iso);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(Math.sign(seconds), 'minute');
}

/** "in 6 days": how long something still lasts; what is over is so now. */
export function timeLeft(iso: string, now: number): string {
  const seconds = Math.max(0, new Date(iso).getTime() - now) / 1000;
  for (const [unit, length] of UNITS) {
    if (seconds >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return 'now';
}

/** "1m 24s" */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
