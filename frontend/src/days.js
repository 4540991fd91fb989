// Days as whole numbers since 1970: quick to compare, and no time zone can move them.
export const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const toDay = (iso) => Math.round(Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / DAY);
export const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const parts = (day) => { const d = new Date(day * DAY); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()]; };
export const short = (day) => { const [, m, d] = parts(day); return `${d} ${MONTHS[m].slice(0, 3)}`; };
export const long = (day) => { const [y, m, d] = parts(day); return `${d} ${MONTHS[m]} ${y}`; };
export const valid = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text || "");

/** Ticks for an axis: days, weeks, months or years, at most `most` of them. */
export function ticks(from, to, most) {
  const span = to - from;
  const found = [];
  if (span <= most) for (let d = from; d < to; d++) found.push([d, short(d)]);
  else if (span <= most * 7) for (let d = from; d < to; d += 7) found.push([d, short(d)]);
  else {
    const months = [1, 3, 6, 12, 24, 60, 120].find((n) => span / 30.4 / n <= most) || 240;
    let [y, m] = parts(from);
    for (m = Math.ceil(m / months) * months; ; m += months) {
      const d = Math.round(Date.UTC(y, m, 1) / DAY);
      if (d >= to) break;
      const [yy, mm] = parts(d);
      if (d >= from) found.push([d, months >= 12 ? String(yy) : `${MONTHS[mm].slice(0, 3)} ${yy}`]);
    }
  }
  return found;
}
