// What the keys 1 to 9 take: what readers and rules offer, then what can be made of their readings, then look-alikes.
import { Alternative, Item } from './api';
import { combinations, signVariants } from './doubts';
import { say } from './words';

export interface Choice { text: string; why: string }

const MOST = 9;
const VALUES = new Set(['target_value', 'amount', 'percent']);

// A rule that offers a text has its id as `why`; readers say "ocr", what one of two people keyed has "keyed".
const sayWhy = (why: string) => why === 'ocr' ? '' : why === 'keyed' ? say('keyed') : why;
const saying = (one: Alternative): Choice => ({ text: one.text, why: sayWhy(one.why) });

/** What others said alone, for whoever decides between them: nothing is made of it. */
export const offeredOf = (text: string, alternatives: Alternative[]): Choice[] =>
  alternatives.filter((one) => one.text !== text).map(saying).slice(0, MOST);

export function choicesOf(text: string, kind: string, alternatives: Alternative[]): Choice[] {
  const choices = offeredOf(text, alternatives);
  const known = () => choices.map((one) => one.text);
  for (const one of combinations(text, known(), MOST - choices.length)) choices.push({ text: one, why: say('combined') });
  if (VALUES.has(kind))
    for (const one of signVariants(text)) if (!known().includes(one)) choices.push({ text: one, why: say('similar') });
  return choices.slice(0, MOST);
}

/** Of readers and rules alone: where the reading differs from these it is in doubt. */
export const readingsOf = (item: Item): string[] => (item.detail?.alternatives ?? []).map((one) => one.text).filter((one) => one !== item.text);
