// Why a person is asked: the rules in words, with their figures; of a draft, what they would say.
import { Item, Trial } from './api';
import { figuresOf, ruleName } from './rule_words';
import { kindName, say } from './words';

const TYPED = new Set(['amount', 'percent', 'year', 'date', 'phone']);

export function Reasons({ item, trial }: { item: Item; trial: Trial | null }) {
  const issues = trial ? trial.issues : item.detail?.issues ?? [];
  const told = new Set(issues.map((issue) => issue.code));
  const silent = (trial ? trial.findings : item.rules).filter((rule) => !told.has(rule));
  const unreadable = trial !== null && trial.value === null && TYPED.has(item.kind);
  const nothing = issues.length === 0 && silent.length === 0 && !unreadable;
  return (
    <div id="why" class="why" aria-live="polite">
      <ul>
        {unreadable && <li class="bad">{say('notAs')} {kindName(item.kind)}</li>}
        {issues.map((issue) => (
          <li class={issue.severity === 'info' ? '' : 'bad'}>
            <b>{issue.code}</b> {ruleName(issue.code)}{figuresOf(issue.message) && <span class="figures">{figuresOf(issue.message)}</span>}
          </li>
        ))}
        {silent.map((rule) => <li><b>{rule}</b> {ruleName(rule)}</li>)}
        {nothing && item.keyed === 0 && <li class={trial ? 'good' : 'quiet'}>{trial ? say('holds') : say('noRules')}</li>}
      </ul>
    </div>
  );
}
