// The server's API (openapi.json), typed.
import type { PageShape, Trial as RepairTrial } from './grid_session';
import type { Edit } from './grid_shape';
import { signal } from './signal';

export type Box = [number, number, number, number];
export interface Key { sha256: string; declaration: number; path: string }
export interface Seen { version: number; revision: number }
export interface Alternative { text: string; why: string }
export interface Issue { code: string; severity: string; message: string; fields: string[] }
export interface Comment { who: string; at_ms: number; text: string }
export interface User { name: string; role: 'reviewer' | 'supervisor' }
export interface Session { person: string; desk: string; role: User['role']; signed_in: boolean; lease_seconds: number }
export interface Detail {
  comments: Comment[];
  alternatives: Alternative[];
  issues: Issue[];
  beside: Record<string, string>;
  page_size: [number, number] | null;
}
export interface Item {
  key: Key; seen: Seen; name: string; department: string;
  reason: 'review' | 'issue' | 'conflict' | 'audit';
  state: 'open' | 'postponed' | 'settled' | 'closed';
  kind: string; rules: string[]; text: string | null; read: string | null;
  page: number; bbox: Box; lease: '' | 'mine' | 'other'; passed_to: string; keyed: 0 | 1 | 2; seconds: number; detail?: Detail;
}
export interface Filter { document?: string; kind?: string; rule?: string; department?: string; reason?: string; order?: string }
export interface Version { text: string; who: string; at_ms: number }
export interface Clash { seen: Seen; yours: Version; theirs: Version }
export interface Effort { keystrokes: number; seconds: number }
export interface Change { key: Key; seen: Seen; text: string; effort?: Effort }
/** text: null where each item says something of its own. count: of all that say so, here or not. */
export interface Sheet { kind: string; text: string | null; count: number; items: Item[] }
export interface DocumentSummary {
  sha256: string; name: string; state: string; version: number; pages: number; declarations: number;
  department: string; open: number; settled: number;
}
export interface Repairs { sha256: string; page: number; version: number; edits: Edit[] }
export interface Trial { value: unknown; findings: string[]; issues: Issue[] }
export interface Person { person: string; settled: number; keystrokes: number; seconds: number }
export interface Counts {
  documents: Record<string, number>; pages: number; declarations: number;
  fields: number; review: number; review_by_kind: Record<string, number>; settled: number; issues: number;
  conflicts: number; audited: number; second_keyings: number; third_readings: number; people: Person[];
}

export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly body: unknown) {
    super(message);
  }
  /** Both versions, where somebody else was first. */
  get clash(): Clash | null {
    return this.code === 'clash' ? (this.body as Clash) : null;
  }
}

/** Whether the server said that nobody is signed in any more. */
export const sessionOver = signal(false);

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401 && path !== '/api/session') sessionOver.value = true;
  if (!response.ok) throw new ApiError(response.status, answer.error ?? 'http', answer.message ?? response.statusText, answer);
  return answer as T;
}

function query(values: Record<string, string | number | boolean | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return '?' + new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

export const api = {
  session: () => call<Session>('GET', '/api/session'),
  users: () => call<{ users: User[] }>('GET', '/api/users'),
  logout: () => call<object>('POST', '/api/logout', {}),
  queue: (filter: Filter & { first?: number; most?: number; settled?: boolean }) =>
    call<{ total: number; items: Item[] }>('GET', '/api/queue' + query({ ...filter })),
  item: (key: Key) =>
    call<Item>('GET', '/api/item' + query({ document: key.sha256, declaration: key.declaration, path: key.path })),
  lease: (filter: Filter, count: number) =>
    call<{ total: number; items: Item[] }>('POST', '/api/lease', { ...filter, count }),
  renew: (key: Key) => call<object>('POST', '/api/lease/renew', { key }),
  giveBack: (key: Key) => call<object>('POST', '/api/lease/give-back', { key }),
  settle: (change: Change) => call<{ key: Key; seen: Seen }>('POST', '/api/settle', change),
  settleMany: (items: Change[]) =>
    call<{ settled: number; items: { key: Key; seen: Seen; status: number }[] }>('POST', '/api/settle-many', { items }),
  postpone: (key: Key, seen: Seen) => call<{ key: Key; seen: Seen }>('POST', '/api/postpone', { key, seen }),
  comment: (key: Key, seen: Seen, comment: string) => call<object>('POST', '/api/comment', { key, seen, comment }),
  passOn: (key: Key, seen: Seen, to: string, comment: string) =>
    call<{ key: Key; seen: Seen }>('POST', '/api/pass-on', { key, seen, to, comment }),
  undo: (key: Key, seen: Seen) => call<{ key: Key; seen: Seen }>('POST', '/api/undo', { key, seen }),
  attempt: (key: Key, text: string) => call<Trial>('POST', '/api/try', { key, text }),
  alike: (filter: Filter, first: number, most: number) =>
    call<{ shared: number; sheets: Sheet[] }>('GET', '/api/alike' + query({ ...filter, first, most })),
  documents: (sought: string, first: number, most: number) =>
    call<{ documents: DocumentSummary[] }>('GET', '/api/documents' + query({ sought, first, most })),
  declaration: (sha256: string, number: number) =>
    call<{ declarations: Record<string, unknown>[] }>('GET', `/api/documents/${sha256}/declarations/${number}`),
  page: (sha256: string, page: number) => call<PageShape>('GET', `/api/documents/${sha256}/pages/${page}`),
  reading: (sha256: string) => call<{ version: number; state: string; reason: string }>('GET', `/api/documents/${sha256}/reading`),
  tryRepairs: (body: Repairs) => call<RepairTrial>('POST', '/api/repairs/try', body),
  repair: (body: Repairs) => call<object>('POST', '/api/repairs', body),
  undoRepairs: (body: Omit<Repairs, 'edits'>) => call<object>('POST', '/api/repairs/undo', body),
  readAgain: (sha256: string) => call<object>('POST', '/api/read-again', { sha256 }),
  counts: () => call<Counts>('GET', '/api/dashboard'),
};

/** All items of a document, settled ones too: the server gives out 500 at a time. */
export async function itemsOf(document: string): Promise<Item[]> {
  const most = 500, all: Item[] = [];
  for (let total = 1; all.length < total;) {
    const { items, total: found } = await api.queue({ document, order: 'document', settled: true, first: all.length, most });
    if (items.length === 0) break;
    all.push(...items);
    total = found;
  }
  return all;
}

/** Where a picture of a page, or of a part of it, comes from (IIIF). */
export function imageId(sha256: string, page: number, version: number): string {
  return `/iiif/${sha256}-${page}-v${version}`;  // the version is for the browser's cache alone
}

export interface Crop { url: string; width: number; height: number }

/** The box with a margin, enlarged as far as it fits. */
export function cropOf(item: Item, most: { width: number; height: number; scale: number }): Crop | null {
  if (item.page < 1 || item.bbox[2] <= item.bbox[0]) return null;
  const margin = 8;
  const x = Math.max(0, item.bbox[0] - margin), y = Math.max(0, item.bbox[1] - margin);
  const w = item.bbox[2] + margin - x, h = item.bbox[3] + margin - y;
  const scale = Math.min(most.scale, most.width / w, most.height / h);
  const width = Math.max(1, Math.round(w * scale)), height = Math.max(1, Math.round(h * scale));
  return { url: `${imageId(item.key.sha256, item.page, item.seen.version)}/${x},${y},${w},${h}/^${width},/0/default.png`, width, height };
}

export const sameKey = (a: Key, b: Key) => a.sha256 === b.sha256 && a.declaration === b.declaration && a.path === b.path;
export const keyText = (key: Key) => `${key.sha256}/${key.declaration}/${key.path}`;
