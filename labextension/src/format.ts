/** Numbers, sizes and times as a person reads them at a glance. */

/** Bytes in decimal units, three digits: `940 kB`, `2.31 GB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))} ${units[unit]}`;
}

/** Seconds in the two largest units: `58 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) {
    return '< 1 s';
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  }
  const minutes = Math.round(whole / 60);
  if (minutes < 48 * 60) {
    return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  }
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** Units a second, or a minute where that is the readable number: `2.3 steps/s`, `12 steps/min`. */
export function formatRate(rate: number, unit: string): string {
  return rate >= 1 ? `${formatNumber(rate)} ${unit}/s` : `${formatNumber(rate * 60)} ${unit}/min`;
}

/** Three significant digits, thousands grouped, never an exponent where digits will do. */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-4) {
    return value.toExponential(1);
  }
  return value.toLocaleString(
    'en',
    Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }
  );
}

/** A moment as seen from `now` (milliseconds): `just now`, `5 min ago`, `3 h ago`, then the date. */
export function formatMoment(iso: string, now = Date.now()): string {
  const then = Date.parse(iso);
  const minutes = Math.floor((now - then) / 60_000);
  if (Number.isNaN(then)) {
    return iso;
  }
  if (minutes < 1) {
    return 'just now';
  }
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  if (minutes < 24 * 60) {
    return `${Math.floor(minutes / 60)} h ago`;
  }
  return new Date(then).toISOString().slice(0, 10);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}
