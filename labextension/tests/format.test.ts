import { expect, it } from 'vitest';

import { formatDuration, formatMoment, formatNumber, formatRate, formatSize } from '../src/format';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [2_340_000, '2.34 MB'],
  [999_600, '1 MB'],
  [1.2e13, '12 TB']
])('size %d is %s', (bytes, text) => expect(formatSize(bytes)).toBe(text));

it.each([
  [0.2, '< 1 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
  [3599.9, '1 h'],
  [200_000, '2 d 8 h']
])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it.each([
  [2.3456, '2.35'],
  [12345, '12,345'],
  [412.3746512, '412'],
  [0.00001234, '1.2e-5'],
  [0, '0'],
  [0.12345, '0.123']
])('number %d is %s', (value, text) => expect(formatNumber(value)).toBe(text));

it('gives a slow rate by the minute', () => {
  expect(formatRate(2.31, 'steps')).toBe('2.31 steps/s');
  expect(formatRate(0.2, 'steps')).toBe('12 steps/min');
});

it('says how long ago, then the date', () => {
  const now = Date.parse('2026-05-04T12:00:00Z');
  expect(formatMoment('2026-05-04T11:59:40Z', now)).toBe('just now');
  expect(formatMoment('2026-05-04T11:15:00Z', now)).toBe('45 min ago');
  expect(formatMoment('2026-05-04T02:00:00Z', now)).toBe('10 h ago');
  expect(formatMoment('2026-04-01T02:00:00+00:00', now)).toBe('2026-04-01');
});
