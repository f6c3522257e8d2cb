// The sheets of the view "alike": some are fetched ahead, and what was confirmed is sent in the background, so that the
// next sheet is there at once.
import { api, Filter, Item, keyText, Sheet } from './api';
import { tell, tellFault } from './messages';
import { beginItem, endItems } from './pace';
import { signal } from './signal';
import { say } from './words';

const AHEAD = 4;

export interface Pile { sheets: Sheet[]; shared: number; loading: boolean }

export class SheetPile {
  readonly pile = signal<Pile>({ sheets: [], shared: 0, loading: true });
  private skipped = 0;
  // Not to be shown again: confirmed, or picked out as odd and left to the view of single fields.
  private dealtWith = new Set<string>();
  private sending: Promise<void> = Promise.resolve();
  private underway = 0;  // sheets that are being sent: the server still has them

  constructor(readonly filter: Filter) {
    void this.load();
  }

  private show(part: Partial<Pile>): void {
    const before = this.pile.value.sheets[0];
    const sheets = (part.sheets ?? this.pile.value.sheets)
      .map((sheet) => ({ ...sheet, items: sheet.items.filter((item) => !this.dealtWith.has(keyText(item.key))) }))
      .filter((sheet) => sheet.items.length > 0);
    this.pile.value = { ...this.pile.value, ...part, sheets };
    if (sheets[0] && sheets[0] !== before) beginItem();
  }

  private async load(): Promise<void> {
    try {
      const { sheets, shared } = await api.alike(this.filter, this.skipped, AHEAD);
      this.show({ sheets, shared, loading: this.underway > 0 });
      if (this.underway > 0) return;  // asked again once they have arrived
      // Of the sheets that were fetched nothing is left to show: what was picked out lies on top of the rest.
      if (sheets.length > 0 && this.pile.value.sheets.length === 0) {
        this.skipped += sheets.length;
        await this.load();
      }
    } catch (fault) {
      this.show({ loading: false });
      tellFault(fault);
    }
  }

  skip(): void {
    ++this.skipped;
    const [, ...rest] = this.pile.value.sheets;
    this.show({ sheets: rest, loading: rest.length === 0 });
    if (rest.length === 0 && this.underway === 0) void this.load();
  }

  /** All of the first sheet but the odd ones are right as they were read. */
  confirm(odd: Set<string>): void {
    const [sheet, ...others] = this.pile.value.sheets;
    if (!sheet) return;
    const rest = sheet.items.filter((item) => !odd.has(keyText(item.key)));
    for (const item of sheet.items) this.dealtWith.add(keyText(item.key));
    const effort = endItems(Math.max(1, rest.length));
    this.show({ sheets: others, loading: others.length === 0 });
    ++this.underway;
    this.sending = this.sending.then(async () => {
      await this.send(rest, effort);
      if (--this.underway === 0 && this.pile.value.sheets.length < 2) await this.load();
    });
  }

  private async send(items: Item[], effort: ReturnType<typeof endItems>): Promise<void> {
    if (items.length === 0) return;
    try {
      const { settled, items: answers } = await api.settleMany(items.map((item) => ({ key: item.key, seen: item.seen, text: item.text ?? '', effort })));
      for (const { key, status } of answers) if (status !== 200) this.dealtWith.delete(keyText(key));
      tell(`${say('settledNow')} ${settled} / ${items.length}`, settled < items.length ? 'error' : 'info');
    } catch (fault) {
      for (const item of items) this.dealtWith.delete(keyText(item.key));
      tellFault(fault);
    }
  }
}
