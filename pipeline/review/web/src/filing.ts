// A declaration in the API's JSON, as fields on pages.
import { Alternative, Box } from './api';

export interface FilingField {
  paths: string[];  // a merged cell stands in several places of the declaration
  text: string; status: 'accepted' | 'review' | 'corrected'; page: number; bbox: Box; alternatives: Alternative[];
  findings: string[]; long: boolean;
  covered: boolean;  // its text stands in a larger one that is shown: the year in a title
}
export interface FilingCell { page: number; bbox: Box; text: string }
export interface Filing { fields: FilingField[]; cells: FilingCell[]; pages: { number: number; width: number; height: number }[] }

type Json = Record<string, unknown>;
const isField = (json: Json) => typeof json.text === 'string' && typeof json.status === 'string' && Array.isArray(json.bbox);

function collect(json: unknown, path: string, into: FilingField[]): void {
  if (Array.isArray(json)) return json.forEach((inner, i) => collect(inner, `${path}/${i}`, into));
  if (typeof json !== 'object' || json === null) return;
  const place = json as Json;
  if (!isField(place)) {
    for (const [name, inner] of Object.entries(place)) collect(inner, path ? `${path}/${name}` : name, into);
    return;
  }
  const field = place as unknown as FilingField;
  const same = into.find((other) => other.page === field.page && other.text === field.text && String(other.bbox) === String(field.bbox));
  if (same) same.paths.push(path);
  else into.push({ ...field, paths: [path], long: field.text.length > 14, covered: false });
}

const inside = (a: Box, b: Box) => a[0] >= b[0] - 4 && a[1] >= b[1] - 4 && a[2] <= b[2] + 4 && a[3] <= b[3] + 4;
const bare = (text: string) => text.replace(/\s/g, '');

// A cell whose fields are most of its text need not be shown itself; where they are little of it they are covered.
function shownText(cell: FilingCell, fields: FilingField[]): string {
  const within = fields.filter((field) => inside(field.bbox, cell.bbox) || inside(cell.bbox, field.bbox));
  const length = within.reduce((sum, field) => sum + bare(field.text).length, 0);
  if (within.length === 0 || length >= bare(cell.text).length / 2) return within.length === 0 ? cell.text : '';
  for (const field of within) field.covered = bare(cell.text).includes(bare(field.text));
  return cell.text;
}

/** Fields in reading order, and the cells that no field stands in: labels. */
export function filingOf(declaration: Json): Filing {
  const fields: FilingField[] = [];
  for (const [name, part] of Object.entries(declaration))
    if (!['source', 'tables', 'issues', 'form', 'review'].includes(name)) collect(part, name, fields);
  fields.sort((a, b) => a.page - b.page || a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
  for (const field of fields)
    field.covered = fields.some((other) => other !== field && other.page === field.page && other.text.length > field.text.length &&
      inside(field.bbox, other.bbox) && other.text.includes(field.text));
  const cells: FilingCell[] = [];
  for (const table of (declaration.tables ?? []) as { page: number; cells: FilingCell[] }[]) {
    const here = fields.filter((field) => field.page === table.page);
    for (const cell of table.cells) cells.push({ page: table.page, bbox: cell.bbox, text: shownText(cell, here) });
  }
  const source = declaration.source as { pages: { number: number; width_px: number; height_px: number }[] };
  const used = new Set([...fields.map((field) => field.page), ...cells.map((cell) => cell.page)]);
  const pages = source.pages.filter((page) => used.has(page.number)).map((page) => ({ number: page.number, width: page.width_px, height: page.height_px }));
  return { fields, cells, pages };
}
