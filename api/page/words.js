// What is other between two texts, word by word.

/** Give pieces `{kind: "same" | "gone" | "new", text}` that lead from one text to the other. */
export function compared(before, after) {
  const [from, to] = [split(before), split(after)];
  const most = longest(from, to);
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) push("same", from[(j++, i++)]);
    else if (j >= to.length || (i < from.length && most[i + 1][j] >= most[i][j + 1])) push("gone", from[i++]);
    else push("new", to[j++]);
  }
  return pieces;

  function push(kind, text) {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  }
}

/** Say how alike two texts are, 0 to 1, by the words they share. */
export function likeness(one, other) {
  const [some, others] = [words(one), words(other)];
  if (some.size === 0 || others.size === 0) return 0;
  const shared = [...some].filter((word) => others.has(word)).length;
  return (2 * shared) / (some.size + others.size);
}

function words(text) {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function split(text) {
  return text.match(/\s+|[\p{L}\p{N}.,%]*[\p{L}\p{N}%]|[^\s]/gu) ?? [];
}

// The longest common run of words from each place on. Texts of a key result are short; a longer one is cut by the caller.
function longest(from, to) {
  const most = Array.from({ length: from.length + 1 }, () => new Array(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      most[i][j] = from[i] === to[j] ? most[i + 1][j + 1] + 1 : Math.max(most[i + 1][j], most[i][j + 1]);
    }
  }
  return most;
}
