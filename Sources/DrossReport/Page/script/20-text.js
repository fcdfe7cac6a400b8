// Elements, and text that comes from documents: it is only ever put on the page as text.

const el = (name, properties = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

const $ = (id) => document.getElementById(id);
const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const number = (value) => value.toLocaleString("en");
const percent = (share) => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

// Characters that are not seen, or that would turn the text around them: they are shown as their number.
// A joiner is left alone behind letters of scripts that join, and behind emoji.
const odd =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]|\r(?!\n)|(?<![\u0600-\u{10ffff}])[\u200c\u200d]|[\ud800-\udfff]/gu;

const markOf = (character) => {
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return el("span", { class: "odd", title: `the character U+${code}` }, `U+${code}`);
};

// The nodes that show `text`; with `endings` the ends of lines can be seen.
const shown = (text, { line = false, endings = false } = {}) => {
  const nodes = [];
  const plain = (part) => {
    part = part.replaceAll("\r\n", "\n");
    if (line) nodes.push(part.replace(/\s+/gu, " "));
    else if (!endings) nodes.push(part);
    else
      part.split("\n").forEach((piece, index) => {
        if (index > 0) nodes.push(el("span", { class: "end" }, "↵"), "\n");
        if (piece) nodes.push(piece);
      });
  };
  let position = 0;
  for (const match of text.matchAll(odd)) {
    if (match.index > position) plain(text.slice(position, match.index));
    nodes.push(markOf(match[0]));
    position = match.index + match[0].length;
  }
  if (position < text.length) plain(text.slice(position));
  return nodes;
};

const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Browsers that keep the clipboard from pages without a server still let a field be copied.
    const field = el("textarea", { readonly: "" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say(`copied ${what}`);
};

const say = (text) => {
  $("status").textContent = text;
};
