// Degrees to the plane of the map: plain and true enough for one country (lengths east-west shrink with the latitude).
export const WIDTH = 1000;

export function projection([west, south, east, north]) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * squeeze);
  return {
    x: (lon) => (lon - west) * squeeze * scale,
    y: (lat) => (north - lat) * scale,
    height: (north - south) * scale,
    km: scale / 111.2, // plane units for a kilometre
  };
}

/** The rings of an area as a path; steps are in parts of a degree. */
export function path(rings, unit, p) {
  let d = "";
  for (const ring of rings) {
    let x = 0, y = 0;
    for (let i = 0; i < ring.length; i += 2) {
      x += ring[i]; y += ring[i + 1];
      d += `${i ? "L" : "M"}${p.x(x / unit).toFixed(1)},${p.y(y / unit).toFixed(1)}`;
    }
    d += "Z";
  }
  return d;
}

/** A line of steps as a smooth path, with its middle points for a name. Smooth, since the line between its points is a guess anyway. */
export function curve(steps, unit, p) {
  const points = [];
  let x = 0, y = 0;
  for (let i = 0; i < steps.length; i += 2) { x += steps[i]; y += steps[i + 1]; points.push([p.x(x / unit), p.y(y / unit)]); }
  const at = ([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`;
  const half = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  let d = `M${at(points[0])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    const near = [b[0] * 0.75 + a[0] * 0.25, b[1] * 0.75 + a[1] * 0.25], far = [b[0] * 0.75 + c[0] * 0.25, b[1] * 0.75 + c[1] * 0.25];
    d += `L${at(near)}Q${at(b)} ${at(far)}`; // rounded at each point, which it nearly touches
  }
  d += `L${at(points.at(-1))}`;
  const middles = points.slice(1).map((b, i) => half(points[i], b));
  const order = middles.map((q, i) => [Math.abs(i - middles.length / 2), q]).sort((a, b) => a[0] - b[0]).map(([, q]) => q);
  return { d, points: order };
}

/** A point well inside the largest ring: where an area's name and counts may stand. */
export function inside(rings, unit, p) {
  let best = null, most = 0;
  for (const ring of rings) {
    const points = [];
    let x = 0, y = 0;
    for (let i = 0; i < ring.length; i += 2) { x += ring[i]; y += ring[i + 1]; points.push([p.x(x / unit), p.y(y / unit)]); }
    let twice = 0;
    points.forEach((a, i) => { const b = points[(i + 1) % points.length]; twice += a[0] * b[1] - b[0] * a[1]; });
    if (Math.abs(twice) > most) { most = Math.abs(twice); best = points; }
  }
  if (!best) return [0, 0];
  const box = [0, 1].map((k) => [Math.min(...best.map((q) => q[k])), Math.max(...best.map((q) => q[k]))]);
  let found = [(box[0][0] + box[0][1]) / 2, (box[1][0] + box[1][1]) / 2], far = -Infinity;
  const N = 14;
  for (let i = 1; i < N; i++) for (let j = 1; j < N; j++) {
    const q = [box[0][0] + ((box[0][1] - box[0][0]) * i) / N, box[1][0] + ((box[1][1] - box[1][0]) * j) / N];
    const d = depth(q, best);
    if (d > far) { far = d; found = q; }
  }
  return found;
}

function depth([x, y], points) {
  let within = false, near = Infinity;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [ax, ay] = points[i], [bx, by] = points[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    const l = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = l ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / l)) : 0;
    near = Math.min(near, (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2);
  }
  return (within ? 1 : -1) * near;
}

/** Puts labels where nothing stands yet; those that find no room are left out. */
export class Room {
  constructor() { this.taken = []; }
  add(x0, y0, x1, y1) { this.taken.push([x0, y0, x1, y1]); }
  free(x0, y0, x1, y1) { return !this.taken.some(([a, b, c, d]) => x0 < c && x1 > a && y0 < d && y1 > b); }
  take(x0, y0, x1, y1) { if (!this.free(x0, y0, x1, y1)) return false; this.add(x0, y0, x1, y1); return true; }
}
