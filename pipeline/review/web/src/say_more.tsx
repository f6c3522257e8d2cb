// What a person says of a field beside settling it: a comment, or to whom it is passed on.
import { useEffect, useRef, useState } from 'preact/hooks';
import { session } from './account';
import { api, Item, User } from './api';
import { Desk } from './desk';
import { tell, tellFault } from './messages';
import { say } from './words';

export type Asked = 'comment' | 'pass';
export const askedBy = (event: KeyboardEvent): Asked | null =>
  event.repeat || event.isComposing ? null : event.key === 'F8' ? 'comment' : event.key === 'F9' ? 'pass' : null;

export function Comments({ item }: { item: Item }) {
  const comments = item.detail?.comments ?? [];
  if (comments.length === 0) return null;
  return (
    <ul class="comments" aria-label={say('comments')}>
      {comments.map((one) => <li><b>{one.who}</b> <time class="quiet">{new Date(one.at_ms).toLocaleString()}</time> {one.text}</li>)}
    </ul>
  );
}

export function SayMore({ item, desk, asked, onDone }: { item: Item; desk: Desk; asked: Asked; onDone(): void }) {
  const [users, setUsers] = useState<User[] | null>(null);
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const first = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (asked !== 'pass') return;
    api.users().then(({ users: all }) => {
      const others = all.filter((user) => user.name !== session.value?.person);
      if (others.length === 0) { tell(say('nobodyElse'), 'error'); return onDone(); }
      setUsers(others);
      setTo(others[0].name);
    }, (fault) => { tellFault(fault); onDone(); });
  }, [asked]);
  useEffect(() => first.current?.focus(), [asked, users]);

  const save = (event: Event) => {
    event.preventDefault();
    const said = text.trim();
    if (asked === 'comment' && said === '') return;
    if (asked === 'comment') desk.comment(item, said);
    else desk.passOn(item, to, said);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onDone();
  };
  if (asked === 'pass' && !users) return <p class="quiet" aria-busy="true">…</p>;
  return (
    <form class="say-more" aria-label={say(asked === 'pass' ? 'passOn' : 'comment')} onSubmit={save} onKeyDown={onKeyDown}>
      {asked === 'pass' && (
        <label>{say('passTo')} <select ref={(box) => { first.current = box; }} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          {users?.map((user) => <option value={user.name}>{user.name}</option>)}
        </select></label>
      )}
      <label class="wide">{say('comment')} <input ref={(box) => { if (asked === 'comment') first.current = box; }} type="text" maxLength={2000} value={text}
        autocomplete="off" onInput={(event) => setText(event.currentTarget.value)} /></label>
      <button class="primary">{say(asked === 'pass' ? 'passOn' : 'save')} <kbd>Enter</kbd></button>
      <button type="button" onClick={onDone}>{say('cancelThis')} <kbd>Esc</kbd></button>
    </form>
  );
}
