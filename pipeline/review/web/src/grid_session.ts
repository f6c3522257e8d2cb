// One page's repairs: tried with the server one after another, kept together, and waited for while it is read again.
import { api, ApiError } from './api';
import { Edit, TableShape } from './grid_shape';
import { gridSay, refusalWords } from './grid_words';
import { tell, tellFault } from './messages';
import { signal } from './signal';

export interface Frame { width_px: number; height_px: number; quarter_turns: number }
export interface PageShape {
  sha256: string; page: number; version: number; state: string; reason: string; frame: Frame; tables: TableShape[];
  repairs: { id: number; who: string; at_ms: number }[]; refused: string[];
}
export interface Trial { tables: TableShape[]; refused: { index: number; reason: string }[] }

export interface GridState {
  page: PageShape | null;
  tables: TableShape[];  // with the edits made on them
  edits: Edit[];         // not kept yet
  reading: boolean;
}

const ASK_MS = 500;

export class GridSession {
  readonly state = signal<GridState>({ page: null, tables: [], edits: [], reading: false });
  private closed = false;
  private working: Promise<void> = Promise.resolve();  // one thing after another

  constructor(readonly sha256: string, readonly number: number, private readonly onRead: () => void) {
    void this.work(async () => this.show(await api.page(sha256, number)));
  }

  private change(part: Partial<GridState>): void {
    this.state.value = { ...this.state.value, ...part };
  }

  private work(task: () => Promise<void>): Promise<void> {
    this.working = this.working.then(async () => {
      if (this.closed) return;
      try {
        await task();
      } catch (fault) {
        if (fault instanceof ApiError) tell(`${gridSay('refusedNow')}: ${refusalWords(fault.message)}`, 'error');
        else tellFault(fault);
      }
    });
    return this.working;
  }

  private show(page: PageShape): void {
    const reading = page.state === 'waiting' || page.state === 'leased';
    this.change({ page, tables: page.tables, edits: [], reading });
    if (page.refused.length > 0) tell(`${gridSay('notMade')}: ${refusalWords(page.refused[0])}`, 'error');
    if (reading) setTimeout(() => void this.work(() => this.waitForReading()), ASK_MS);
  }

  private body(edits: Edit[]) {
    return { sha256: this.sha256, page: this.number, version: this.state.value.page?.version ?? 0, edits };
  }

  /** Makes an edit where it makes sense; whether it did. */
  async make(edit: Edit): Promise<boolean> {
    let made = false;
    await this.work(async () => {
      const edits = [...this.state.value.edits, edit];
      const trial = await api.tryRepairs(this.body(edits));
      const refusal = trial.refused.find((one) => one.index === edits.length - 1);
      if (refusal) return tell(`${gridSay('refusedNow')}: ${refusalWords(refusal.reason)}`, 'error');
      this.change({ edits, tables: trial.tables });
      made = true;
    });
    return made;
  }

  /** The last edit; where there is none, what was kept last of this page, and it is read again. */
  undo(): Promise<void> {
    return this.work(async () => {
      const edits = this.state.value.edits.slice(0, -1);
      if (this.state.value.edits.length > 0)
        return this.change({ edits, tables: (await api.tryRepairs(this.body(edits))).tables });
      const { edits: _, ...page } = this.body([]);
      await api.undoRepairs(page);
      await this.waitForReading();
    });
  }

  discard(): void {
    this.change({ edits: [], tables: this.state.value.page?.tables ?? [] });
  }

  /** Keeps the edits, or that turn alone, and waits for the reading. */
  keep(edits: Edit[]): Promise<void> {
    return this.work(async () => {
      const body = this.body(edits);
      await api.repair(body);
      await this.waitForReading();
    });
  }

  private async waitForReading(): Promise<void> {
    this.change({ reading: true });
    while (!this.closed) {
      const now = await api.reading(this.sha256);
      if (now.state !== 'waiting' && now.state !== 'leased') {
        this.show(await api.page(this.sha256, this.number));
        if (now.state !== 'done') return tell(`${gridSay('readFailed')}: ${now.reason}`, 'error');
        tell(gridSay('readAgain'));
        return this.onRead();
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
  }

  close(): void {
    this.closed = true;
  }
}
