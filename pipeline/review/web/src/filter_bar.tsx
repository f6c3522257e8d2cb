// Which items, and in which order.
import { Filter } from './api';
import { kindName, say } from './words';

const KINDS = ['vocabulary', 'amount', 'percent', 'target_value', 'year', 'date', 'phone', 'code', 'name', 'text', 'issue'];
const ORDERS = ['benefit', 'document', 'least_confidence', 'newest'] as const;
const RULES = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A11', 'Y1', 'Y2', 'Y3', 'T1', 'T2', 'N1', 'N2', 'N3', 'V1', 'V2', 'L1', 'L3', 'L7', 'P1'];

interface Props { filter: Filter; onChange(filter: Filter): void; ordered: boolean }

export function FilterBar({ filter, onChange, ordered }: Props) {
  return (
    <span class="filter">
      {ordered && (
        <select aria-label={say('order')} value={filter.order} onChange={(event) => onChange({ ...filter, order: event.currentTarget.value })}>
          {ORDERS.map((order) => <option value={order}>{say(order)}</option>)}
        </select>
      )}
      <select aria-label={say('kind')} value={filter.kind ?? ''} onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value })}>
        <option value="">{say('kind')}: {say('all')}</option>
        {KINDS.map((kind) => <option value={kind}>{kindName(kind)}</option>)}
      </select>
      <select aria-label={say('rule')} value={filter.rule ?? ''} onChange={(event) => onChange({ ...filter, rule: event.currentTarget.value })}>
        <option value="">{say('rule')}: {say('all')}</option>
        {RULES.map((rule) => <option value={rule}>{rule}</option>)}
      </select>
      {filter.document && <button type="button" onClick={() => { location.hash = 'fields'; }}>{say('file')} ×</button>}
    </span>
  );
}
