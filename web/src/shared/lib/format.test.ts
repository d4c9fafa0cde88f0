import { expect, it } from 'vitest';
import { bytesText, creditsText, durationText, moneyText, relativeTime, signedText, timeLeft } from '@/shared/lib/format';

it('INFRA-CRED-504 money is minor units of its currency, also where that has none', () => {
  expect(moneyText(1200, 'usd')).toBe('$12.00');
  expect(moneyText(500, 'jpy')).toBe('¥500');
});

it('INFRA-CRED-505 amounts read as people write them', () => {
  expect(creditsText(1)).toBe('1 credit');
  expect(creditsText(2000)).toBe('2,000 credits');
  expect(signedText(-5)).toBe('−5');
  expect(signedText(100)).toBe('+100');
  expect(signedText(0)).toBe('0');
});

it('INFRA-HOST-956 durations and sizes read as people say them', () => {
  expect([0, 59_999, 60_000, 3_725_000].map(durationText)).toEqual(['0s', '59s', '1m 0s', '1h 2m']);
  expect([12, 1536, 4 * 1024 * 1024].map(bytesText)).toEqual(['12 B', '1.5 KiB', '4.0 MiB']);
});

it('INFRA-HOST-957 times are relative within a week, and dates before that', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  expect(relativeTime('2026-03-10T11:59:50Z', now)).toBe('just now');
  expect(relativeTime('2026-03-10T12:04:00Z', now)).toBe('just now');
  expect(relativeTime('2026-03-10T11:57:00Z', now)).toBe('3 minutes ago');
  expect(relativeTime('2026-03-09T11:00:00Z', now)).toBe('yesterday');
  expect(relativeTime('2026-02-01T11:00:00Z', now)).toBe('Feb 1, 2026');
});

it('INFRA-HOST-965 what still lasts is told in its largest unit', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  expect(timeLeft('2026-03-17T11:59:30Z', now)).toBe('in 7 days');
  expect(timeLeft('2026-03-11T13:00:00Z', now)).toBe('tomorrow');
  expect(timeLeft('2026-03-10T15:10:00Z', now)).toBe('in 3 hours');
  expect(timeLeft('2026-03-10T12:00:20Z', now)).toBe('now');
  expect(timeLeft('2026-03-09T12:00:00Z', now)).toBe('now');
});
