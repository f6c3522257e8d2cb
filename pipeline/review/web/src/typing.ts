// What is typed, made into what is printed; and where a reading is doubtful.

const SIGNS: [string, string][] = [['>=', '≥'], ['=>', '≥'], ['<=', '≤'], ['=<', '≤'], ['+-', '±'], ['!=', '≠']];

export interface Typed { text: string; caret: number }

/** Signs that keyboards lack, written as two others. The caret stays behind what it stood behind. */
export function withSigns(text: string, caret: number): Typed {
  for (const [typed, sign] of SIGNS) {
    let at = text.indexOf(typed);
    while (at >= 0) {
      text = text.slice(0, at) + sign + text.slice(at + typed.length);
      if (caret > at) caret -= Math.min(caret - at, typed.length) - 1;
      at = text.indexOf(typed);
    }
  }
  return { text, caret };
}

/** Line breaks that wrapping left at either end go; blanks inside are the paper's. */
export const settledText = (text: string) => text.replace(/\r/g, '').trim();

/** For each character of `text`, whether it has a partner in a longest common subsequence with `other`. */
function shared(text: string[], other: string[]): boolean[] {
  const lengths = Array.from({ length: text.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let i = text.length - 1; i >= 0; --i)
    for (let j = other.length - 1; j >= 0; --j)
      lengths[i][j] = text[i] === other[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const kept = new Array<boolean>(text.length).fill(false);
  for (let i = 0, j = 0; i < text.length && j < other.length;) {
    if (text[i] === other[j]) {
      kept[i] = true;
      ++i; ++j;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) ++i;
    else ++j;
  }
  return kept;
}

export interface Piece { text: string; doubtful: boolean }

/** The reading in pieces: characters that some alternative has otherwise are doubtful. */
export function markDoubts(text: string, alternatives: string[]): Piece[] {
  const characters = [...text];
  const doubtful = new Array<boolean>(characters.length).fill(false);
  const longest = 400;  // the comparison takes the product of both lengths
  for (const alternative of alternatives) {
    const other = [...alternative];
    if (characters.length > longest || other.length > longest) continue;
    shared(characters, other).forEach((kept, i) => { if (!kept) doubtful[i] = true; });
    // A character that the alternative has and the text lacks: its neighbours are in doubt.
    if (other.length > characters.length)
      shared(other, characters).forEach((kept, i) => {
        if (!kept && characters.length > 0) doubtful[Math.min(i, characters.length - 1)] = true;
      });
  }
  const pieces: Piece[] = [];
  characters.forEach((character, i) => {
    const last = pieces[pieces.length - 1];
    if (last && last.doubtful === doubtful[i]) last.text += character;
    else pieces.push({ text: character, doubtful: doubtful[i] });
  });
  return pieces;
}

/** Keys that an input method has taken, or is about to. */
export const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229 || event.key === 'Process';
