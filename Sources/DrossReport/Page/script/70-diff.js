// What differs between two texts, word by word (Myers, "An O(ND) difference algorithm", 1986).

const wordsOf = (text) => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^]/gu) ?? [];

// More differences than this are not looked for: two such texts have little in common.
const mostDifferences = 1500;

// `[[kind, words], …]` with kind 0 for both, -1 for the left, 1 for the right; nothing when the texts
// differ too much.
const difference = (left, right) => {
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  const a = left.slice(head, left.length - tail);
  const b = right.slice(head, right.length - tail);
  const steps = shortestEdit(a, b);
  if (!steps) return null;
  return [...left.slice(0, head).map((word) => [0, word]), ...steps, ...left.slice(left.length - tail).map((word) => [0, word])];
};

const shortestEdit = (a, b) => {
  const limit = Math.min(a.length + b.length, mostDifferences);
  const reach = new Int32Array(2 * limit + 3);
  const offset = limit + 1;
  const trace = [];
  for (let d = 0; d <= limit; d += 1) {
    trace.push(reach.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && reach[offset + k - 1] < reach[offset + k + 1]) ? reach[offset + k + 1] : reach[offset + k - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace, d);
    }
  }
  return null;
};

const walkBack = (a, b, trace, last) => {
  const steps = [];
  let x = a.length;
  let y = b.length;
  for (let d = last; d > 0; d -= 1) {
    const row = trace[d];
    const at = (k) => row[k + d + 1];
    const k = x - y;
    const before = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const beforeX = at(before);
    const beforeY = beforeX - before;
    while (x > beforeX && y > beforeY) steps.push([0, a[(x -= 1, y -= 1, x)]]);
    if (x > beforeX) steps.push([-1, a[(x -= 1)]]);
    else steps.push([1, b[(y -= 1)]]);
  }
  while (x > 0) steps.push([0, a[(x -= 1)]]);
  return steps.reverse();
};

// The nodes of both sides; neighbours of one kind stand together.
const sideBySide = (left, right) => {
  const steps = difference(wordsOf(left), wordsOf(right));
  if (!steps) return { left: shown(left), right: shown(right), isMarked: false };
  const sides = { left: [], right: [], isMarked: true };
  for (let at = 0; at < steps.length; ) {
    const kind = steps[at][0];
    let text = "";
    while (at < steps.length && steps[at][0] === kind) text += steps[at++][1];
    if (kind <= 0) sides.left.push(...(kind ? [el("del", {}, ...shown(text, { endings: true }))] : shown(text)));
    if (kind >= 0) sides.right.push(...(kind ? [el("ins", {}, ...shown(text, { endings: true }))] : shown(text)));
  }
  return sides;
};
