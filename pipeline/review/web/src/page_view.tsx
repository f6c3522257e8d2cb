// View (c): the filing rebuilt beside its scan; every field can be changed.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, itemsOf, ApiError, Clash, DocumentSummary, Key, Seen } from './api';
import { choicesOf } from './choices';
import { ClashBox } from './clash_box';
import { Filing, FilingField, filingOf } from './filing';
import { GridView } from './grid_view';
import { gridSay } from './grid_words';
import { tell, tellFault } from './messages';
import { beginItem, endItem } from './pace';
import { ReadingEditor } from './reading_editor';
import { RebuiltPage } from './rebuilt_page';
import { Scan } from './scan';
import { settledText } from './typing';
import { placeName, say } from './words';

const MOST_LISTED = 200;  // others are found in the overview

export function PageView({ chosen }: { chosen: string }) {
  const [documents, setDocuments] = useState<DocumentSummary[]>([]);
  const [at, setAt] = useState({ sha256: chosen, number: 1 });
  const [page, setPage] = useState(0);  // 0: the first that there is
  const [repairing, setRepairing] = useState(false);
  // The one that was chosen, wherever it is in the list, and the first of the others.
  const load = () => Promise.all([chosen ? api.documents(chosen, 0, 1) : { documents: [] }, api.documents('', 0, MOST_LISTED)]).then(([one, some]) => {
    const others = some.documents.filter((document) => document.sha256 !== chosen);
    const read = [...one.documents, ...others].filter((document) => document.declarations > 0);
    setDocuments(read);
    if (read.length > 0 && !read.some((one) => one.sha256 === at.sha256)) setAt({ sha256: read[0].sha256, number: 1 });
  }, tellFault);
  useEffect(() => { void load(); }, []);
  const document = documents.find((one) => one.sha256 === at.sha256);
  if (!document) return <div class="nothing"><h2>{say('empty')}</h2></div>;
  const numbers = Array.from({ length: document.declarations }, (_, i) => i + 1);
  return (
    <div class="page-view">
      <div class="bar">
        <label>{say('file')} <select value={at.sha256} onChange={(event) => { setAt({ sha256: event.currentTarget.value, number: 1 }); setPage(0); setRepairing(false); }}>
          {documents.map((one) => <option value={one.sha256}>{one.name.split('/').pop()} ({one.open})</option>)}
        </select></label>
        {repairing && (
          <label>{say('page')} <select value={page} onChange={(event) => setPage(Number(event.currentTarget.value))}>
            {Array.from({ length: document.pages }, (_, i) => <option value={i + 1}>{i + 1}</option>)}
          </select></label>
        )}
        {!repairing && numbers.length > 1 && (
          <label>{say('declarations')} <select value={at.number} onChange={(event) => setAt({ ...at, number: Number(event.currentTarget.value) })}>
            {numbers.map((number) => <option value={number}>{number}</option>)}
          </select></label>
        )}
        {!repairing && <span class="quiet">{say('pagesHint')}</span>}
      </div>
      {repairing
        ? <GridView key={at.sha256 + page} sha256={at.sha256} page={page} onBack={() => setRepairing(false)} onRead={() => void load()} />
        : <FilingView key={`${at.sha256} ${at.number} ${document.version}`} document={document} number={at.number} first={page}
            onRepair={(one) => { setPage(one); setRepairing(true); }} />}
    </div>
  );
}

interface FilingProps { document: DocumentSummary; number: number; first: number; onRepair(page: number): void }

function FilingView({ document, number, first, onRepair }: FilingProps) {
  const [filing, setFiling] = useState<Filing | null>(null);
  const [page, setPage] = useState(first);
  const [current, setCurrent] = useState(0);
  const [editing, setEditing] = useState(false);
  const [clash, setClash] = useState<{ clash: Clash; text: string; key: Key } | null>(null);
  const rebuilt = useRef<HTMLDivElement>(null);

  // The state of each field that is, or was, an item; of others it is their reading's first.
  const seen = useRef(new Map<string, Seen>());
  const load = () => Promise.all([
    api.declaration(document.sha256, number),
    itemsOf(document.sha256),
  ]).then(([{ declarations }, items]) => {
    for (const item of items) if (item.key.declaration === number) seen.current.set(item.key.path, item.seen);
    const found = filingOf(declarations[0]);
    setFiling(found);
    if (!found.pages.some((one) => one.number === page)) setPage(found.pages[0]?.number ?? 0);
  }, tellFault);
  useEffect(() => { void load(); }, []);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('textarea, input, select') !== null;
      if (event.key.toLowerCase() !== 'g' || event.ctrlKey || event.altKey || event.isComposing || typing || editing || page < 1) return;
      event.preventDefault();
      onRepair(page);
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [page, editing]);
  const fields = useMemo(() => filing?.fields.filter((field) => field.page === page) ?? [], [filing, page]);
  const field: FilingField | undefined = fields[Math.min(current, fields.length - 1)];
  const sheet = filing?.pages.find((one) => one.number === page);

  const focusField = () => requestAnimationFrame(() => rebuilt.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  const settle = async (text: string, key: Key, known = seen.current.get(key.path) ?? { version: document.version, revision: 0 }) => {
    try {
      await api.settle({ key, seen: known, text, effort: endItem() });
      tell(say('settledNow'));
      await load();
    } catch (fault) {
      if (fault instanceof ApiError && fault.clash) setClash({ clash: fault.clash, text, key });
      else tellFault(fault);
    }
    setEditing(false);
    focusField();
  };
  const keyOf = (path: string): Key => ({ sha256: document.sha256, declaration: number, path });
  const open = (index: number) => { setCurrent(index); setEditing(true); beginItem(); };

  if (!filing || !sheet) return <p class="quiet" aria-busy="true">…</p>;
  if (clash)
    return <ClashBox clash={clash.clash} onTheirs={() => { setClash(null); void load(); }}
      onMine={() => { setClash(null); void settle(clash.text, clash.key, clash.clash.seen); }} />;
  return (
    <div class="filing">
      <nav class="tabs" aria-label={say('page')}>
        {filing.pages.map((one) => (
          <button type="button" aria-current={one.number === page ? 'page' : undefined} onClick={() => { setPage(one.number); setCurrent(0); setEditing(false); }}>
            {say('page')} {one.number}
            {filing.fields.some((f) => f.page === one.number && f.status === 'review') && <span class="dot" aria-label={say('review')} />}
          </button>
        ))}
        <button type="button" class="open-grid" onClick={() => onRepair(page)}>{gridSay('repairGrid')} <kbd>G</kbd></button>
      </nav>
      <div class="beside-scan">
        <Scan sha256={document.sha256} page={page} version={document.version} lit={field?.bbox ?? null} />
        <div class="rebuilt-side" ref={rebuilt}>
          <RebuiltPage width={sheet.width} height={sheet.height} fields={fields} cells={filing.cells.filter((cell) => cell.page === page)}
            current={current} onMove={setCurrent} onOpen={open} />
        </div>
      </div>
      {editing && field && (
        <div class="edit-strip">
          <span class="quiet">{placeName(field.paths[0])}</span>
          <FieldEdit field={field} onDone={(text) => void settle(text, keyOf(field.paths[0]))} onCancel={() => { setEditing(false); focusField(); }} />
        </div>
      )}
    </div>
  );
}

function FieldEdit({ field, onDone, onCancel }: { field: FilingField; onDone(text: string): void; onCancel(): void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const choices = choicesOf(field.text, '', field.alternatives).map((one) => one.text);
  return (
    <>
      <ReadingEditor id={field.paths[0]} text={field.text} draft={draft} alternatives={choices} label={placeName(field.paths[0])}
        onDraft={setDraft} onAccept={() => onDone(draft === null ? field.text : settledText(draft))}
        onAlternative={choices.length > 0 ? (index) => onDone(choices[index]) : undefined} onCancel={onCancel} />
      {choices.map((text, index) => <button type="button" tabIndex={-1} onClick={() => onDone(text)}><kbd>{index + 1}</kbd> {text || say('blank')}</button>)}
    </>
  );
}
