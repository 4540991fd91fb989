// Moving about the map: dragging, wheel, two fingers, keys. A page that is scrolled over a map must go on scrolling.

/** The middle of two fingers and how far they are apart. */
export function pinch([a, b]) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, span: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
}

export function gestures(map) {
  const { svg } = map;
  const fingers = new Map();
  let from = null, grip = null;
  const place = (e) => { const box = svg.getBoundingClientRect(); return { x: e.clientX - box.left, y: e.clientY - box.top }; };
  svg.addEventListener("pointerdown", (e) => {
    if (e.pointerType === "touch") fingers.set(e.pointerId, place(e));
    if (fingers.size === 2) { grip = pinch([...fingers.values()]); from = null; map.dragged = map.moved = true; return; }
    if (e.pointerType === "mouse" || map.moved) { from = [e.clientX, e.clientY, map.view.x, map.view.y]; map.dragged = false; }
  });
  addEventListener("pointermove", (e) => {
    if (fingers.has(e.pointerId)) fingers.set(e.pointerId, place(e));
    if (grip && fingers.size === 2) {
      const now = pinch([...fingers.values()]);
      map.view.x += now.x - grip.x;
      map.view.y += now.y - grip.y;
      map.zoom(now.span / grip.span, now.x, now.y);
      grip = now;
    } else if (from) {
      const dx = e.clientX - from[0], dy = e.clientY - from[1];
      if (Math.abs(dx) + Math.abs(dy) > 4) map.dragged = map.moved = true;
      if (map.dragged) { map.view.x = from[2] + dx; map.view.y = from[3] + dy; map.later(); }
    }
  });
  const lift = (e) => { fingers.delete(e.pointerId); if (fingers.size < 2) grip = null; from = null; if (!fingers.size) setTimeout(() => { map.dragged = false; }, 0); };
  addEventListener("pointerup", lift);
  addEventListener("pointercancel", lift);
  svg.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey && document.activeElement !== svg) return;
    e.preventDefault();
    const { x, y } = place(e);
    map.zoom(Math.exp(-e.deltaY / 400), x, y);
  }, { passive: false });
  svg.addEventListener("dblclick", (e) => { const { x, y } = place(e); map.zoom(2, x, y); });
  svg.addEventListener("keydown", (e) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step) { map.view.x += step[0]; map.view.y += step[1]; map.moved = true; map.draw(); }
    else if (e.key === "+" || e.key === "=") map.zoom(1.5);
    else if (e.key === "-") map.zoom(1 / 1.5);
    else return;
    e.preventDefault();
  });
}
