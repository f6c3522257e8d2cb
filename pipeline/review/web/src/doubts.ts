// Where readings of one field differ, and what can be made of them: nothing stands in a choice that no reader saw there,
// but for signs that look alike, which are named as such.

/** A stretch of the reading, in characters, and what others have read instead: the most frequent one first. */
export interface Doubt { begin: number; end: number; options: string[] }

const LONGEST = 1000;  // the comparison takes the product of both lengths: 10 ms

interface Change { begin: number; end: number; text: string }

/** What makes `other` of `text`: stretches outside of a longest common subsequence. */
function changesTo(text: string[], other: string[]): Change[] {
  const lengths = Array.from({ length: text.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = text.length - 1; i >= 0; --i)
    for (let j = other.length - 1; j >= 0; --j)
      lengths[i][j] = text[i] === other[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const changes: Change[] = [];
  let open: Change | null = null;
  for (let i = 0, j = 0; i < text.length || j < other.length;) {
    if (i < text.length && j < other.length && text[i] === other[j]) {
      open = null;
      ++i; ++j;
      continue;
    }
    if (!open) changes.push((open = { begin: i, end: i, text: '' }));
    if (j < other.length && (i === text.length || lengths[i][j + 1] >= lengths[i + 1][j])) open.text += other[j++];
    else open.end = ++i;
  }
  return changes;
}

const applied = (text: string[], changes: Change[], begin: number, end: number): string => {
  let made = '', at = begin;
  for (const change of changes) {
    if (change.begin < begin || change.end > end) continue;
    made += text.slice(at, change.begin).join('') + change.text;
    at = change.end;
  }
  return made + text.slice(at, end).join('');
};

/** The doubts of a reading from left to right; stretches that overlap are one, and something lost beside one is of it. */
export function findDoubts(text: string, alternatives: string[]): Doubt[] {
  const characters = [...text];
  const all = alternatives.map((one) => [...one])
    .filter((one) => characters.length <= LONGEST && one.length <= LONGEST).map((one) => changesTo(characters, one));
  const stretches: { begin: number; end: number }[] = [];
  for (const change of all.flat().sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const last = stretches[stretches.length - 1];
    const touches = last && change.begin === last.end && (change.begin === change.end || last.begin === last.end);
    if (last && (change.begin < last.end || touches)) last.end = Math.max(last.end, change.end);
    else stretches.push({ begin: change.begin, end: change.end });
  }
  return stretches.map(({ begin, end }) => {
    const votes = new Map<string, number>();
    const own = characters.slice(begin, end).join('');
    for (const changes of all) {
      const option = applied(characters, changes, begin, end);
      if (option !== own) votes.set(option, (votes.get(option) ?? 0) + 1);
    }
    return { begin, end, options: [...votes.keys()].sort((a, b) => votes.get(b)! - votes.get(a)!) };
  });
}

/** Readings made of several: one doubt after another resolved otherwise, then two at a time; none that is known already. */
export function combinations(text: string, alternatives: string[], most: number): string[] {
  const characters = [...text], doubts = findDoubts(text, alternatives);
  if (doubts.length < 2) return [];
  const known = new Set([text, ...alternatives]);
  const made: string[] = [];
  const singles = doubts.flatMap((doubt) => doubt.options.slice(0, 2).map((option) => ({ begin: doubt.begin, end: doubt.end, text: option })));
  const offer = (changes: Change[]) => {
    const one = applied(characters, changes, 0, characters.length);
    if (known.has(one) || made.length >= most) return;
    known.add(one);
    made.push(one);
  };
  for (const single of singles) offer([single]);
  for (const first of singles) for (const second of singles) if (first.end <= second.begin && first.begin < second.begin) offer([first, second]);
  return made;
}

const SIGNS = ['≥', '≤', '＝', '=', '>', '<', '＞', '＜'];

/** A value with another sign before it, or none: signs differ by a stroke, and readers lose it. */
export function signVariants(text: string): string[] {
  const bare = SIGNS.includes([...text][0]) ? [...text].slice(1).join('') : text;
  if (!/^[\d.]+\D{0,6}$/.test(bare)) return [];
  return ['≥' + bare, bare, '≤' + bare].filter((one) => one !== text);
}

/** A doubt in a text that is being changed, in UTF-16 units. */
export interface Mark { begin: number; end: number; options: string[] }

export function marksOf(text: string, alternatives: string[]): Mark[] {
  const units = [0];
  for (const character of text) units.push(units[units.length - 1] + character.length);
  const characters = [...text];
  return findDoubts(text, alternatives).map(({ begin, end, options }) => (
    // What was read first is an option, too: whoever tries another one may want it back.
    { begin: units[begin], end: units[end], options: [...options, characters.slice(begin, end).join('')] }));
}

/** Where the marks are after `before` became `after`: a mark that was changed itself has the new text in it. */
export function moveMarks(marks: Mark[], before: string, after: string): Mark[] {
  const most = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < most && before[head] === after[head]) ++head;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) ++tail;
  const grown = after.length - before.length, last = before.length - tail;
  return marks.map((mark) => {
    if (mark.end < head || (mark.end === head && mark.begin < mark.end)) return mark;
    if (mark.begin >= last && !(mark.begin === mark.end && mark.begin === head)) return { ...mark, begin: mark.begin + grown, end: mark.end + grown };
    return { ...mark, begin: Math.min(mark.begin, head), end: Math.max(mark.end, last) + grown };
  });
}
