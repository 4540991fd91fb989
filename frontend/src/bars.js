// Bars of the axis of time: how many happenings and how many killed there were in each run of days.
import { NONE, BACKGROUND } from "./columns.js";

/** Runs of days of one length, from the axis's first day on, with what the chosen events put into each. */
export function bins(data, chosen, size) {
  const found = Array.from({ length: Math.max(0, Math.ceil((data.to - data.from) / size)) }, (_, i) => ({ day: data.from + i * size, end: Math.min(data.to, data.from + (i + 1) * size), n: 0, low: 0, high: 0 }));
  const { start, signs, low, high } = data.col;
  for (const i of chosen) {
    if (start[i] === NONE || signs[i] & BACKGROUND) continue;
    const bin = found[Math.floor((start[i] - data.from) / size)];
    if (!bin) continue;
    bin.n++;
    bin.low += low[i];
    bin.high += high[i];
  }
  return found;
}

/** How many of the chosen events no bar holds: those without a date, and those of other times. */
export function unseen(data, chosen) {
  const { start, end, signs } = data.col;
  let undated = 0, outside = 0;
  for (const i of chosen) {
    if (start[i] === NONE) undated++;
    else if (!(signs[i] & BACKGROUND) && (end[i] <= data.from || start[i] >= data.to)) outside++;
  }
  return { undated, outside };
}

/** How many days a bar stands for, so that the bars of an axis of that width can be seen and pressed. */
export const binSize = (days, width) => Math.max(1, Math.ceil(days / Math.max(20, Math.min(120, width / 8))));
