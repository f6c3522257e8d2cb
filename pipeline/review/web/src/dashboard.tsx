// How much is left, and how fast it goes.
import { useEffect, useState } from 'preact/hooks';
import { api, Counts, DocumentSummary } from './api';
import { tellFault } from './messages';
import { kindName, say, Word } from './words';

const STATES: Record<string, Word> = { waiting: 'waiting', leased: 'leased', done: 'done', failed: 'failedState', poisoned: 'poisoned' };

const SHOWN = 100;  // documents at a time

export function Dashboard({ onReview, onPages }: { onReview(sha256: string): void; onPages(sha256: string): void }) {
  const [counts, setCounts] = useState<Counts | null>(null);
  const [documents, setDocuments] = useState<DocumentSummary[]>([]);
  const [list, setList] = useState({ sought: '', first: 0 });
  useEffect(() => {
    const load = () => { api.counts().then(setCounts, tellFault); };
    load();
    const timer = window.setInterval(load, 15000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    let wanted = true;
    const load = () => api.documents(list.sought, list.first, SHOWN + 1).then(({ documents: found }) => { if (wanted) setDocuments(found); }, tellFault);
    const soon = window.setTimeout(load, list.sought ? 250 : 0), timer = window.setInterval(load, 15000);
    return () => { wanted = false; clearTimeout(soon); clearInterval(timer); };
  }, [list]);
  if (!counts) return <p class="quiet" aria-busy="true">…</p>;
  const sources = Object.values(counts.documents).reduce((sum, count) => sum + count, 0);
  return (
    <div class="dashboard">
      <dl class="figures-row">
        <Figure name={say('sources')} value={sources} />
        <Figure name={say('declarations')} value={counts.declarations} />
        <Figure name={say('fieldsAll')} value={counts.fields} />
        <Figure name={say('toReview')} value={counts.review} strong />
        <Figure name={say('settled')} value={counts.settled} />
        <Figure name={say('issues')} value={counts.issues} />
        <Figure name={say('conflicts')} value={counts.conflicts} />
        <Figure name={say('audited')} value={counts.audited} />
        {counts.second_keyings > 0 && <Figure name={say('secondKeyings')} value={counts.second_keyings} />}
        {counts.third_readings > 0 && <Figure name={say('thirdReadings')} value={counts.third_readings} />}
      </dl>
      <div class="dashboard-columns">
        <section><h2>{say('byKind')}</h2><Kinds counts={counts} /></section>
        <section><h2>{say('people')}</h2><People counts={counts} /></section>
      </div>
      <section>
        <h2>{say('sources')}</h2>
        <div class="bar">
          <input type="search" aria-label={say('seek')} placeholder={say('seek')} value={list.sought} onInput={(event) => setList({ sought: event.currentTarget.value, first: 0 })} />
          <button type="button" disabled={list.first === 0} onClick={() => setList({ ...list, first: Math.max(0, list.first - SHOWN) })}>←</button>
          <span class="quiet number">{documents.length > 0 ? `${list.first + 1}–${list.first + Math.min(SHOWN, documents.length)}` : '0'}</span>
          <button type="button" disabled={documents.length <= SHOWN} onClick={() => setList({ ...list, first: list.first + SHOWN })}>→</button>
        </div>
        <table>
          <thead><tr><th>{say('name')}</th><th>{say('state')}</th><th class="number">{say('pagesCount')}</th><th class="number">{say('open')}</th><th class="number">{say('settled')}</th><th /></tr></thead>
          <tbody>
            {documents.slice(0, SHOWN).map((document) => (
              <tr>
                <td title={document.name}>{document.name.split('/').pop()}<span class="quiet"> {document.department}</span></td>
                <td>{say(STATES[document.state] ?? 'waiting')}</td><td class="number">{document.pages}</td>
                <td class="number">{document.open}</td><td class="number">{document.settled}</td>
                <td class="row-actions">
                  {document.open > 0 && <button type="button" onClick={() => onReview(document.sha256)}>{say('review_now')}</button>}
                  {document.declarations > 0 && <button type="button" onClick={() => onPages(document.sha256)}>{say('pages')}</button>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Figure({ name, value, strong = false }: { name: string; value: number; strong?: boolean }) {
  return <div class={strong ? 'figure strong' : 'figure'}><dt>{name}</dt><dd>{value}</dd></div>;
}

function Kinds({ counts }: { counts: Counts }) {
  const kinds = Object.entries(counts.review_by_kind).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...kinds.map(([, count]) => count));
  if (kinds.length === 0) return <p class="quiet">{say('empty')}</p>;
  return (
    <table class="bars"><tbody>
      {kinds.map(([kind, count]) => (
        <tr><th>{kindName(kind)}</th><td class="number">{count}</td><td class="bar-cell"><span class="meter" style={{ width: `${(100 * count) / most}%` }} /></td></tr>
      ))}
    </tbody></table>
  );
}

function People({ counts }: { counts: Counts }) {
  if (counts.people.length === 0) return <p class="quiet">—</p>;
  return (
    <table>
      <thead><tr><th>{say('person')}</th><th class="number">{say('done')}</th><th class="number">{say('perItem')}</th><th class="number">{say('keysPerItem')}</th></tr></thead>
      <tbody>
        {counts.people.map((one) => (
          <tr><td>{one.person}</td><td class="number">{one.settled}</td><td class="number">{(one.seconds / one.settled).toFixed(1)}</td>
            <td class="number">{(one.keystrokes / one.settled).toFixed(1)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
