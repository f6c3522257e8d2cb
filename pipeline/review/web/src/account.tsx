// Who is at work here; signing out, where that person signed in.
import { useEffect } from 'preact/hooks';
import { api, Session } from './api';
import { tellFault } from './messages';
import { signal, useSignal } from './signal';
import { say } from './words';

export const session = signal<Session | null>(null);

export function Account() {
  const who = useSignal(session);
  useEffect(() => { api.session().then((found) => { session.value = found; }, tellFault); }, []);
  if (!who?.signed_in) return null;
  const leave = () => api.logout().then(() => location.assign('/login'), tellFault);
  return (
    <span class="account">
      <span class="quiet">{who.person}</span> <button type="button" onClick={leave}>{say('signOut')}</button>
    </span>
  );
}
