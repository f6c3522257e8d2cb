// Two people changed the same field: both versions, and one key for either.
import { Clash } from './api';
import { say } from './words';

export function ClashBox({ clash, onMine, onTheirs }: { clash: Clash; onMine(): void; onTheirs(): void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '1') onTheirs();
    if (event.key === '2') onMine();
  };
  return (
    <section class="card clash" role="alertdialog" aria-labelledby="clash" tabIndex={0} ref={(box) => box?.focus()} onKeyDown={onKeyDown}>
      <h2 id="clash">{say('clashTitle')}</h2>
      <dl>
        <dt>{say('theirs')} ({clash.theirs.who || '—'})</dt><dd>{clash.theirs.text || say('blank')}</dd>
        <dt>{say('yours')}</dt><dd>{clash.yours.text || say('blank')}</dd>
      </dl>
      <div class="actions">
        <button type="button" onClick={onTheirs}><kbd>1</kbd> {say('takeTheirs')}</button>
        <button type="button" onClick={onMine}><kbd>2</kbd> {say('takeYours')}</button>
      </div>
    </section>
  );
}
