// Elements from plain values. Text is only ever set as text, so that nothing in a report can become markup.
const SVG = "http://www.w3.org/2000/svg";

function fill(node, attrs, children) {
  for (const [key, value] of Object.entries(attrs || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "css") for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** h("div.card", {attrs}, ...children) */
export function h(spec, attrs, ...children) {
  if (attrs instanceof Node || typeof attrs !== "object" || Array.isArray(attrs) || attrs === null) {
    children.unshift(attrs);
    attrs = {};
  }
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  return fill(node, attrs, children);
}

export function s(spec, attrs, ...children) {
  if (attrs instanceof Node || typeof attrs !== "object" || Array.isArray(attrs) || attrs === null) {
    children.unshift(attrs);
    attrs = {};
  }
  const [tag, ...classes] = spec.split(".");
  const node = document.createElementNS(SVG, tag);
  if (classes.length) node.setAttribute("class", classes.join(" "));
  return fill(node, attrs, children);
}

export function put(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

/** A name from the data: set apart, so that its direction cannot turn the words around it. */
export const name = (text) => h("bdi", { dir: "auto" }, text ?? "");

export const hidden = (text) => h("span.sr", text);

let counter = 0;
export const uid = (prefix) => `${prefix}-${++counter}`;

/** A list that shows some rows and offers more: thousands of rows stay quick. */
export function paged(rows, render, { first = 30, step = 60, noun = "more" } = {}) {
  const list = h("div.paged");
  let shown = 0;
  const more = h("button.more", { type: "button", onclick: () => grow(step) });
  function grow(by) {
    const end = Math.min(rows.length, shown + by);
    for (; shown < end; shown++) list.insertBefore(render(rows[shown], shown), more);
    more.hidden = shown >= rows.length;
    more.textContent = `Show ${Math.min(step, rows.length - shown)} more (${rows.length - shown} ${noun} not shown)`;
  }
  list.append(more);
  grow(first);
  list.growTo = (n) => { if (n >= shown) grow(n - shown + 1); };
  return list;
}
