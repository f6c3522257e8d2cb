// Rules and cells of a page: which is next to which, and what stands where. Upright px.
import { Box } from './api';

export type Direction = 'horizontal' | 'vertical';
export interface Rule { direction: Direction; position: number; begin: number; end: number }
export interface TableShape { box: Box; cells: Box[]; rules: Rule[] }
export type Edit =
  | { edit: 'turn'; quarter_turns: number }
  | { edit: 'add' | 'remove'; rule: Rule }
  | { edit: 'move'; rule: Rule; to: number }
  | { edit: 'merge'; box: Box }
  | { edit: 'split'; box: Box; direction: Direction; position: number };
export interface Spot { x: number; y: number }
export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export const isWay = (key: string): key is Way => key.startsWith('Arrow');
export const stepOf: Record<Way, Spot> = { ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 }, ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 } };
export const rulesOf = (tables: TableShape[]): Rule[] => tables.flatMap((table) => table.rules);
export const cellsOf = (tables: TableShape[]): Box[] => tables.flatMap((table) => table.cells);
export const middleOf = (box: Box): Spot => ({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 });
export const spotOf = (rule: Rule): Spot => at(rule, (rule.begin + rule.end) / 2);

/** The ends of a rule, or of one that lies so. */
export function lineOf(rule: Rule): { x1: number; y1: number; x2: number; y2: number } {
  return rule.direction === 'horizontal'
    ? { x1: rule.begin, x2: rule.end, y1: rule.position, y2: rule.position }
    : { y1: rule.begin, y2: rule.end, x1: rule.position, x2: rule.position };
}

function at(rule: Rule, along: number): Spot {
  return rule.direction === 'horizontal' ? { x: along, y: rule.position } : { x: rule.position, y: along };
}

/** Where on the rule one stands who comes from that spot. */
export function spotOn(rule: Rule, from: Spot): Spot {
  const along = rule.direction === 'horizontal' ? from.x : from.y;
  return at(rule, Math.min(Math.max(along, rule.begin), rule.end));
}

/** The next rule in that direction: of those across the way, the nearest, one that lies beside it counting double. */
export function nextRule(rules: Rule[], from: Spot, way: Way, except: number): number {
  const step = stepOf[way], across: Direction = step.x === 0 ? 'horizontal' : 'vertical';
  let best = -1, least = Infinity;
  rules.forEach((rule, index) => {
    if (rule.direction !== across || index === except) return;
    const spot = spotOn(rule, from);
    const along = step.x * (spot.x - from.x) + step.y * (spot.y - from.y);
    const aside = Math.abs(step.x === 0 ? spot.x - from.x : spot.y - from.y);
    if (along > 0.5 && along + 2 * aside < least) { best = index; least = along + 2 * aside; }
  });
  return best;
}

/** The cell beyond that side of a box, level with the spot. */
export function nextCell(cells: Box[], box: Box, from: Spot, way: Way): number {
  const step = stepOf[way];
  let best = -1, least = Infinity;
  cells.forEach((cell, index) => {
    const gap = step.x > 0 ? cell[0] - box[2] : step.x < 0 ? box[0] - cell[2] : step.y > 0 ? cell[1] - box[3] : box[1] - cell[3];
    const outside = (value: number, low: number, high: number) => Math.max(low - value, value - high, 0);
    const aside = step.x === 0 ? outside(from.x, cell[0], cell[2]) : outside(from.y, cell[1], cell[3]);
    if (gap > -2 && gap + 2 * aside < least) { best = index; least = gap + 2 * aside; }
  });
  return best;
}

export function cellAt(cells: Box[], spot: Spot): number {
  return cells.findIndex((cell) => spot.x >= cell[0] && spot.x < cell[2] && spot.y >= cell[1] && spot.y < cell[3]);
}

export function tableAt(tables: TableShape[], spot: Spot): TableShape | null {
  const away = ({ box }: TableShape) => Math.hypot(Math.max(box[0] - spot.x, spot.x - box[2], 0), Math.max(box[1] - spot.y, spot.y - box[3], 0));
  return tables.reduce<TableShape | null>((best, table) => (best && away(best) <= away(table) ? best : table), null);
}

/** A new rule there: through the cell, or through the whole table; beyond the table along its whole side. */
export function ruleAt(tables: TableShape[], direction: Direction, spot: Spot, whole: boolean): Rule {
  const cells = cellsOf(tables), cell = cellAt(cells, spot), table = tableAt(tables, spot);
  const box: Box = (whole || cell < 0 ? table?.box : cells[cell]) ?? [spot.x - 100, spot.y - 100, spot.x + 100, spot.y + 100];
  return direction === 'horizontal'
    ? { direction, position: spot.y, begin: box[0], end: box[2] }
    : { direction, position: spot.x, begin: box[1], end: box[3] };
}

/** The rule drawn from one spot to another: level or upright, whichever it is more of. */
export function ruleBetween(from: Spot, to: Spot): Rule {
  const level = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
  return level
    ? { direction: 'horizontal', position: from.y, begin: Math.min(from.x, to.x), end: Math.max(from.x, to.x) }
    : { direction: 'vertical', position: from.x, begin: Math.min(from.y, to.y), end: Math.max(from.y, to.y) };
}

export const around = (boxes: Box[]): Box => [
  Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])),
  Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3])),
];
export const isWithin = (cell: Box, box: Box): boolean => {
  const middle = middleOf(cell);
  return middle.x >= box[0] && middle.x < box[2] && middle.y >= box[1] && middle.y < box[3];
};
/** The rule that is most like that one: after an edit its number may be another. */
export function likest(rules: Rule[], wanted: Rule): number {
  let best = -1, least = Infinity;
  rules.forEach((rule, index) => {
    const shared = Math.min(rule.end, wanted.end) - Math.max(rule.begin, wanted.begin);
    const away = Math.abs(rule.position - wanted.position);
    if (rule.direction === wanted.direction && shared > 0 && away < least) { best = index; least = away; }
  });
  return best;
}
