// What every choice asks of every event, as columns of numbers: reading 5,000 scattered objects takes longer than all the rest.
export const NONE = -(2 ** 30); // a day or number that there is not
export const DISPUTED = 1, DOUBTFUL = 2, BACKGROUND = 4, MOVES = 8;

export function columns(events) {
  const n = events.length;
  const col = {
    start: new Int32Array(n), end: new Int32Array(n), first: new Int32Array(n), spot: new Int32Array(n), province: new Int32Array(n),
    group: new Uint8Array(n), voices: new Uint16Array(n), dead: new Float64Array(n), low: new Float64Array(n), high: new Float64Array(n), signs: new Uint8Array(n),
  };
  events.forEach((e, i) => {
    [col.start[i], col.end[i]] = e.days || [NONE, NONE];
    col.first[i] = Number.isFinite(e.first) ? e.first : NONE;
    col.spot[i] = e.spot ?? NONE;
    col.province[i] = e.pv ?? NONE;
    col.group[i] = e.g;
    col.voices[i] = e.v[0];
    col.dead[i] = e.dead;
    col.signs[i] = (e.dis ? DISPUTED : 0) | (e.db ? DOUBTFUL : 0) | (e.bg ? BACKGROUND : 0) | (e.p.length > 1 ? MOVES : 0);
    if (!e.ag) for (const k of e.n) if (k.r === "killed") { col.low[i] += k.l ?? k.b ?? 0; col.high[i] += k.h ?? k.b ?? k.l ?? 0; }
  });
  return col;
}
