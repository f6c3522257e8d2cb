// The items in hand: some are leased ahead, so that the next one is there at once. What the person says is sent in
// the background, one thing after another; where it fails the item comes back.
import { api, ApiError, Change, Clash, Filter, Item, Key, keyText, sameKey, Seen } from './api';
import { tell, tellFault } from './messages';
import { beginItem, endItem } from './pace';
import { signal } from './signal';
import { say } from './words';

const AHEAD = 4;

export interface Hand { items: Item[]; total: number; loading: boolean; clash: { item: Item; mine: string; clash: Clash } | null }

export class Desk {
  readonly hand = signal<Hand>({ items: [], total: 0, loading: true, clash: null });
  done = 0;
  private sending: Promise<void> = Promise.resolve();
  private told: { key: Key; seen: Seen }[] = [];
  // Items that are being sent: not to be shown again before the answer is there.
  private underway = new Set<string>();

  constructor(readonly filter: Filter) {
    void this.fill();
  }

  private change(part: Partial<Hand>): void {
    const before = this.hand.value.items[0];
    this.hand.value = { ...this.hand.value, ...part };
    const now = this.hand.value.items[0];
    if (now && (!before || !sameKey(before.key, now.key))) beginItem();
  }

  /** Leases what is missing, and takes over what changed of the items in hand. */
  async fill(): Promise<void> {
    try {
      const { items, total } = await api.lease(this.filter, AHEAD + this.underway.size);
      const free = items.filter((item) => !this.underway.has(keyText(item.key)));
      const shown = this.hand.value.items[0];
      const first = shown && (free.find((item) => sameKey(item.key, shown.key)) ?? (await this.stillOpen(shown)));
      const rest = free.filter((item) => !first || !sameKey(item.key, first.key));
      // Nothing is done before the answer to the last change is there.
      this.change({ items: first ? [first, ...rest] : rest, total, loading: this.underway.size > 0 });
    } catch (fault) {
      this.change({ loading: false });
      tellFault(fault);
    }
  }

  /** What is shown stays, though others come before it by now: unless the rules closed it. */
  private async stillOpen(shown: Item): Promise<Item | null> {
    if (this.underway.has(keyText(shown.key))) return null;
    const now = await api.item(shown.key).catch(() => null);
    return now && (now.state === 'open' || now.state === 'postponed') && now.lease !== 'other' ? now : null;
  }

  private send(item: Item, work: () => Promise<{ key: Key; seen: Seen }>, onClash: (clash: Clash) => void): void {
    const name = keyText(item.key);
    this.underway.add(name);
    this.change({ items: this.hand.value.items.filter((other) => !sameKey(other.key, item.key)), loading: true });
    this.sending = this.sending.then(async () => {
      try {
        this.told.push(await work());
      } catch (fault) {
        if (fault instanceof ApiError && fault.clash) onClash(fault.clash);
        else {
          tellFault(fault);
          this.change({ items: [item, ...this.hand.value.items] });
        }
      }
      this.underway.delete(name);
      await this.fill();
    });
  }

  settle(item: Item, text: string): void {
    const change: Change = { key: item.key, seen: item.seen, text, effort: endItem() };
    ++this.done;
    this.send(item, () => this.settled(item, change), (clash) => {
      --this.done;
      this.change({ clash: { item, mine: text, clash } });
    });
  }

  // Rules that ran again after another field changed the item, not what is read there: nobody has said anything else.
  private async settled(item: Item, change: Change): Promise<{ key: Key; seen: Seen }> {
    try {
      return await api.settle(change);
    } catch (fault) {
      const clash = fault instanceof ApiError ? fault.clash : null;
      if (!clash || clash.theirs.who !== '' || clash.theirs.text !== item.text) throw fault;
      return api.settle({ ...change, seen: clash.seen });
    }
  }

  postpone(item: Item): void {
    tell(say('laterNow'));
    this.send(item, () => api.postpone(item.key, item.seen), () => undefined);
  }

  passOn(item: Item, to: string, comment: string): void {
    tell(`${say('passedTo')} ${to}`);
    this.send(item, () => api.passOn(item.key, item.seen, to, comment), () => undefined);
  }

  /** The field stays in hand, with the comment. */
  comment(item: Item, text: string): void {
    this.sending = this.sending.then(async () => {
      try {
        await api.comment(item.key, item.seen, text);
        const now = await api.item(item.key);
        this.change({ items: this.hand.value.items.map((one) => (sameKey(one.key, now.key) ? { ...one, detail: now.detail } : one)) });
        tell(say('commented'));
      } catch (fault) {
        tellFault(fault);
      }
    });
  }

  /** Takes back what was said last in this sitting, and shows that item again. */
  undo(): void {
    this.sending = this.sending.then(async () => {
      const last = this.told.pop();
      if (!last) return tell(say('nothingToUndo'));
      try {
        await api.undo(last.key, last.seen);
        this.done = Math.max(0, this.done - 1);
        const item = await api.item(last.key);
        const others = this.hand.value.items.filter((other) => !sameKey(other.key, item.key));
        this.change({ items: [item, ...others] });
        tell(say('undone'));
      } catch (fault) {
        tellFault(fault);
      }
      await this.fill();
    });
  }

  resolveClash(useMine: boolean): void {
    const clash = this.hand.value.clash;
    this.change({ clash: null });
    if (clash && useMine) this.settle({ ...clash.item, seen: clash.clash.seen }, clash.mine);
    else void this.fill();
  }

  /** Whether something that was said has not arrived yet. */
  get isSending(): boolean {
    return this.underway.size > 0;
  }

  renew(): void {
    for (const item of this.hand.value.items) void api.renew(item.key).catch(() => this.fill());
  }

  close(): void {
    for (const item of this.hand.value.items) void api.giveBack(item.key).catch(() => undefined);
  }
}
