// The frame: views, filter, language, appearance, own speed.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Account, session } from './account';
import { AlikeView } from './alike_view';
import { Filter, sessionOver } from './api';
import { Dashboard } from './dashboard';
import { FieldView } from './field_view';
import { FilterBar } from './filter_bar';
import { message } from './messages';
import { pace } from './pace';
import { PageView } from './page_view';
import { useSignal } from './signal';
import { Language, language, say } from './words';

const VIEWS = ['fields', 'alike', 'pages', 'dashboard'] as const;
type View = (typeof VIEWS)[number];
type Theme = 'auto' | 'light' | 'dark';

const viewOfAddress = (): View => VIEWS.find((view) => location.hash.slice(1).split('/')[0] === view) ?? 'fields';
const documentOfAddress = () => location.hash.split('/')[1] ?? '';

export function App() {
  const [view, setView] = useState<View>(viewOfAddress());
  const [chosen, setChosen] = useState(documentOfAddress());
  const [filter, setFilter] = useState<Filter>({ document: documentOfAddress(), order: 'benefit' });
  const words = useSignal(language);

  useLayoutEffect(() => {  // at once: what is seen also listens
    const follow = () => {
      setView(viewOfAddress());
      setChosen(documentOfAddress());
      setFilter((before) => ({ ...before, document: documentOfAddress() }));
    };
    const keys = (event: KeyboardEvent) => {
      const at = event.altKey && !event.ctrlKey ? Number(event.code.replace('Digit', '')) : NaN;
      if (at >= 1 && at <= VIEWS.length) {
        event.preventDefault();
        location.hash = VIEWS[at - 1];
      }
    };
    addEventListener('hashchange', follow);
    document.addEventListener('keydown', keys);
    return () => { removeEventListener('hashchange', follow); document.removeEventListener('keydown', keys); };
  }, []);
  useEffect(() => {
    document.documentElement.lang = words === 'zh' ? 'zh-CN' : 'en';
    document.title = say('title');
  }, [words]);

  return (
    <>
      <header class="top">
        <h1>{say('title')}</h1>
        <nav class="tabs" aria-label={say('title')}>
          {VIEWS.map((one, index) => (
            <a href={'#' + one} aria-current={one === view ? 'page' : undefined} title={`Alt+${index + 1}`}>{say(one)}</a>
          ))}
        </nav>
        {(view === 'fields' || view === 'alike') && <FilterBar filter={filter} onChange={setFilter} ordered={view === 'fields'} />}
        <Speed />
        <Account />
        <Choices />
      </header>
      <Over />
      <main>
        {view === 'fields' && <FieldView filter={filter} />}
        {view === 'alike' && <AlikeView filter={filter} />}
        {view === 'pages' && <PageView key={chosen} chosen={chosen} />}
        {view === 'dashboard' && <Dashboard onReview={(sha256) => { location.hash = 'fields/' + sha256; }} onPages={(sha256) => { location.hash = 'pages/' + sha256; }} />}
      </main>
      <Told />
    </>
  );
}

function Over() {
  const over = useSignal(sessionOver), who = useSignal(session);
  if (!over || !who?.signed_in) return null;
  return <p class="over" role="alert">{say('sessionOver')} <a href="/login">{say('signIn')}</a></p>;
}

function Speed() {
  const { items, keystrokes, seconds } = useSignal(pace);
  if (items === 0) return <span class="speed" />;
  return (
    <span class="speed quiet">
      {say('done')} <b>{items}</b> · <b>{(seconds / items).toFixed(1)}</b> {say('perItem')} · <b>{(keystrokes / items).toFixed(1)}</b> {say('keysPerItem')}
    </span>
  );
}

function Choices() {
  const [theme, setTheme] = useState<Theme>((localStorage.getItem('theme') as Theme | null) ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  const choose = (word: Language) => { localStorage.setItem('language', word); language.value = word; };
  return (
    <span class="choices-bar">
      <select aria-label={say('theme')} value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
        {(['auto', 'light', 'dark'] as const).map((one) => <option value={one}>{say(one)}</option>)}
      </select>
      <select aria-label={say('language')} value={language.value} onChange={(event) => choose(event.currentTarget.value as Language)}>
        <option value="zh">中文</option>
        <option value="en">English</option>
      </select>
    </span>
  );
}

function Told() {
  const told = useSignal(message);
  return <div class={'told' + (told ? ' shown ' + told.kind : '')} role="status" aria-live="polite">{told?.text}</div>;
}
