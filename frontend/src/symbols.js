// A shape for each group of event types: told apart by form, not by colour alone.
import { s } from "./dom.js";

const star = (points, inner) => {
  const out = [];
  for (let i = 0; i < points * 2; i++) {
    const r = i % 2 ? inner : 1, a = (Math.PI * i) / points - Math.PI / 2;
    out.push(`${(r * Math.cos(a)).toFixed(3)},${(r * Math.sin(a)).toFixed(3)}`);
  }
  return "M" + out.join("L") + "Z";
};

export const SHAPES = [
  "M0,-1L.86,0L0,1L-.86,0Z", // fighting: diamond
  star(8, 0.52), // explosions: burst
  "M0,-1L.95,.75L-.95,.75Z", // violence against civilians: triangle
  "M-.7,1L-.7,-1L.85,-.5L-.45,0L-.45,1Z", // territory: flag
  "M-.8,-.8H.8V.8H-.8Z", // forces and borders: square
  "M-.35,-1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z", // people and relief: cross
  "M-.95,-.75L.95,-.75L0,1Z", // protest: triangle on its point
  "M0,-.8A.8,.8 0 1,1 0,.8A.8,.8 0 1,1 0,-.8Z", // words and politics: disc
];

export const radius = (dead) => Math.min(15, 6 + Math.sqrt(dead) * 1.3);

export function symbol(group, r = 7, attrs = {}) {
  return s(`path.sym.g${group}`, { d: SHAPES[group] || SHAPES[7], transform: `scale(${r})`, ...attrs });
}

export function icon(group, size = 18) {
  return s("svg.icon", { viewBox: "-10 -10 20 20", width: size, height: size, "aria-hidden": "true" }, symbol(group, 8));
}

/** Patterns of control: how firmly a place is held, in its holder's colour. */
export function patterns() {
  const found = [];
  for (let n = 0; n < 8; n++) {
    found.push(
      s("pattern", { id: `partly-${n}`, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        s(`rect.tint.camp-${n}`, { width: 7, height: 7 }), s(`rect.camp-${n}`, { width: 3, height: 7 })),
      s("pattern", { id: `contested-${n}`, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        s(`rect.tint.camp-${n}`, { width: 8, height: 8 }), s(`path.line-${n}`, { d: "M0,4H8M4,0V8", "stroke-width": 1.6, fill: "none" })),
      s("pattern", { id: `besieged-${n}`, width: 7, height: 7, patternUnits: "userSpaceOnUse" },
        s(`rect.tint.camp-${n}`, { width: 7, height: 7 }), s(`circle.camp-${n}`, { cx: 3.5, cy: 3.5, r: 1.7 })),
    );
  }
  return s("defs", found);
}

export function holdingFill(state, camp) {
  if (camp === null && state === "contested") return { class: "hold", fill: "url(#contested-7)" }; // both sides are there, neither holds it
  if (camp === null || state === "unknown" || state === "not_held") return { class: "hold none" };
  if (state === "held") return { class: `hold camp-${camp}` };
  const id = { partly_held: "partly", contested: "contested", besieged: "besieged" }[state];
  return { class: "hold", fill: `url(#${id}-${camp})` };
}
export const basisClass = (basis) => ({ corroborated: "b-strong", conceded: "b-strong", reported: "b-plain", claimed: "b-claimed" })[basis] || "b-assumed";
