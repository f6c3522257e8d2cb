// View (c): the filing rebuilt beside its scan; every field can be changed.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, itemsOf, ApiError, Clash, DocumentSummary, Key, Seen } from './api';
import { choicesOf } from './choices';
import { ClashBox } from './clash_box';
import { Filing, FilingField, filingOf } from './filing';
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
  useEffect(() => {
    // The one that was chosen, wherever it is in the list, and the first of the others.
    Promise.all([chosen ? api.documents(chosen, 0, 1) : { documents: [] }, api.documents('', 0, MOST_LISTED)]).then(([one, some]) => {
      const others = some.documents.filter((document) => document.sha256 !== chosen);
      const read = [...one.documents, ...others].filter((document) => document.declarations > 0);
      setDocuments(read);
      if (read.length > 0 && !read.some((one) => one.sha256 === at.sha256)) setAt({ sha256: read[0].sha256, number: 1 });
    }, tellFault);
  }, []);
  const document = documents.find((one) => one.sha256 === at.sha256);
  if (!document) return <div class="nothing"><h2>{say('empty')}</h2></div>;
  const numbers = Array.from({ length: document.declarations }, (_, i) => i + 1);
  return (
    <div class="page-view">
      <div class="bar">
        <label>{say('file')} <select value={at.sha256} onChange={(event) => setAt({ sha256: event.currentTarget.value, number: 1 })}>
          {documents.map((one) => <option value={one.sha256}>{one.name.split('/').pop()} ({one.open})</option>)}
        </select></label>
        {numbers.length > 1 && (
          <label>{say('declarations')} <select value={at.number} onChange={(event) => setAt({ ...at, number: Number(event.currentTarget.value) })}>
            {numbers.map((number) => <option value={number}>{number}</option>)}
          </select></label>
        )}
        <span class="quiet">{say('pagesHint')}</span>
      </div>
      <FilingView key={at.sha256 + at.number} document={document} number={at.number} />
    </div>
  );
}

function FilingView({ document, number }: { document: DocumentSummary; number: number }) {
  const [filing, setFiling] = useState<Filing | null>(null);
  const [page, setPage] = useState(0);
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
    if (page === 0) setPage(found.pages[0]?.number ?? 0);
  }, tellFault);
  useEffect(() => { void load(); }, []);
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
      </nav>
      <div class="beside-scan">
        <Scan sha256={document.sha256} page={page} lit={field?.bbox ?? null} />
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
