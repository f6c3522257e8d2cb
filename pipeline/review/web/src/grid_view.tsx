// The grid of a page repaired: rules added, moved, removed, cells merged and split, the page turned. By keyboard and
// by mouse; what was changed is tried at once and read when it is kept.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Box } from './api';
import { GridSession } from './grid_session';
import { GridSheet, Mode } from './grid_sheet';
import {
  around, cellsOf, Direction, isWay, isWithin, likest, middleOf, nextCell, nextRule, Rule, ruleAt, ruleBetween, rulesOf, Spot, spotOf, spotOn, stepOf,
} from './grid_shape';
import { gridSay } from './grid_words';
import { tell } from './messages';
import { useSignal } from './signal';
import { say } from './words';

interface Props { sha256: string; page: number; onBack(): void; onRead(): void }

const ZOOMS = [0.4, 0.65, 1, 1.5, 2, 3];  // of the window's width
const FINE = 1 / 500;  // of the page's width: a step of a rule that is moved

export function GridView({ sha256, page, onBack, onRead }: Props) {
  const session = useMemo(() => new GridSession(sha256, page, onRead), []);
  const { page: shape, tables, edits, reading } = useSignal(session.state);
  const [mode, setMode] = useState<Mode>('rules');
  const [rule, setRule] = useState(0);
  const [picked, setPicked] = useState<[number, number]>([0, 0]);  // cells, from and to
  const [fresh, setFresh] = useState<{ direction: Direction; spot: Spot; whole: boolean; drawn: Rule | null } | null>(null);
  const [moved, setMoved] = useState<{ rule: Rule; to: number } | null>(null);
  const [turned, setTurned] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [warned, setWarned] = useState(false);
  const spot = useRef<Spot>({ x: 0, y: 0 });
  useEffect(() => () => session.close(), []);
  const rules = useMemo(() => rulesOf(tables), [tables]), cells = useMemo(() => cellsOf(tables), [tables]);
  if (!shape) return <p class="quiet" aria-busy="true">…</p>;

  const chosen = rules[Math.min(rule, rules.length - 1)];
  const box: Box | null = cells[picked[0]] && cells[picked[1]] ? around([cells[picked[0]], cells[picked[1]]]) : null;
  const preview = fresh ? fresh.drawn ?? ruleAt(tables, fresh.direction, fresh.spot, fresh.whole) : moved ? { ...moved.rule, position: moved.to } : null;
  if (spot.current.x === 0 && chosen) spot.current = spotOf(chosen);  // where one stands at first
  const choose = (index: number) => { setRule(index); spot.current = spotOn(rules[index], spot.current); };
  const standNear = (wanted: Rule) => {  // after an edit rules have other numbers
    const index = likest(rulesOf(session.state.value.tables), wanted);
    setMode('rules');
    setFresh(null);
    if (index >= 0) setRule(index);
    spot.current = spotOf(wanted);
  };
  const chooseCell = (from: number, to: number) => { setMode('cells'); setPicked([from, to]); if (cells[to]) spot.current = middleOf(cells[to]); };

  const remove = async () => { if (chosen && await session.make({ edit: 'remove', rule: chosen })) setRule(Math.max(0, likest(rulesOf(session.state.value.tables), chosen))); };
  const put = async (wanted: Rule | null) => { if (wanted && await session.make({ edit: 'add', rule: wanted })) standNear(wanted); };
  const move = async (to: { rule: Rule; to: number } | null) => {
    setMoved(null);
    if (to && to.to !== to.rule.position && await session.make({ edit: 'move', rule: to.rule, to: to.to })) standNear({ ...to.rule, position: to.to });
  };
  const merge = async () => {
    if (!box) return tell(gridSay('nothingSelected'));
    if (await session.make({ edit: 'merge', box })) {
      const index = cellsOf(session.state.value.tables).findIndex((cell) => isWithin(cell, box));
      setPicked([index, index]);
    }
  };
  const split = async (direction: Direction) => {
    const cell = mode === 'cells' ? box : null;
    if (!cell) return tell(gridSay('nothingSelected'));
    const middle = middleOf(cell), position = direction === 'horizontal' ? middle.y : middle.x;
    if (await session.make({ edit: 'split', box: cell, direction, position })) standNear(ruleAt(tables, direction, middle, false));
  };
  const startAdding = () => {
    const from = mode === 'rules' && chosen ? { x: spot.current.x || spotOf(chosen).x, y: (spot.current.y || spotOf(chosen).y) + shape.frame.height_px / 100 } : spot.current;
    setMode('adding');
    setFresh({ direction: mode === 'rules' && chosen ? chosen.direction : 'horizontal', spot: from, whole: true, drawn: null });
  };
  const turn = () => { edits.length > 0 ? tell(gridSay('turnFirst'), 'error') : setTurned((turned + 1) % 4); };
  const keep = () => {
    if (turned !== 0) {
      const quarter_turns = (shape.frame.quarter_turns + turned) % 4;
      return void session.keep([{ edit: 'turn', quarter_turns }]).then(() => setTurned(0));
    }
    if (edits.length > 0) void session.keep(edits);
  };
  const leave = () => {
    if (fresh || moved) { setFresh(null); setMoved(null); setMode('rules'); return; }
    if (turned !== 0) return setTurned(0);
    if (edits.length > 0 && !warned) { setWarned(true); return tell(gridSay('leftBehind'), 'error'); }
    onBack();
  };

  const walk = (event: KeyboardEvent) => {
    if (!isWay(event.key)) return;
    const step = stepOf[event.key], px = (event.ctrlKey ? 0.2 : 1) * FINE * shape.frame.width_px;
    if (fresh) {
      const far = event.shiftKey ? 10 : 2;
      setFresh({ ...fresh, drawn: null, spot: { x: fresh.spot.x + far * px * step.x, y: fresh.spot.y + far * px * step.y } });
    } else if (mode === 'rules' && event.shiftKey && chosen) {
      const by = chosen.direction === 'horizontal' ? step.y : step.x;
      setMoved({ rule: chosen, to: (moved?.to ?? chosen.position) + by * px });
    } else if (mode === 'rules') {
      const next = nextRule(rules, spot.current, event.key, rule);
      if (next >= 0) choose(next);
    } else {
      const next = nextCell(cells, event.shiftKey ? cells[picked[1]] : cells[picked[1]] ?? cells[0], spot.current, event.key);
      if (next >= 0) chooseCell(event.shiftKey ? picked[0] : next, next);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const undoes = key === 'z' && event.ctrlKey;
    if (event.ctrlKey && !undoes && !isWay(key)) return;
    const actions: Record<string, () => void> = {
      Escape: leave, Delete: () => void remove(), Backspace: () => void remove(), n: startAdding, Insert: startAdding, m: () => void merge(), r: turn,
      s: () => void split(event.shiftKey ? 'vertical' : 'horizontal'), c: () => (mode === 'cells' ? setMode('rules') : chooseCell(picked[0], picked[1])),
      Enter: () => (fresh ? void put(preview) : moved ? void move(moved) : keep()), z: () => void session.undo(),
      t: () => fresh && setFresh({ ...fresh, drawn: null, direction: fresh.direction === 'horizontal' ? 'vertical' : 'horizontal' }),
      ' ': () => fresh && setFresh({ ...fresh, drawn: null, whole: !fresh.whole }), '+': () => setZoom(Math.min(zoom + 1, ZOOMS.length - 1)), '=': () => setZoom(Math.min(zoom + 1, ZOOMS.length - 1)), '-': () => setZoom(Math.max(0, zoom - 1)),
    };
    if (isWay(key)) { event.preventDefault(); if (!reading) walk(event); return; }
    const action = actions[key];
    if (!action || event.repeat || (key === 'z' && !undoes) || (turned !== 0 && !['Escape', 'Enter', 'r'].includes(key))) return;
    event.preventDefault();
    if (key !== 'Escape') setWarned(false);
    if (!reading || key === 'Escape') action();
  };
  const hint = turned !== 0 ? gridSay('hintTurn') : fresh ? gridSay('hintAdding') : gridSay(mode === 'cells' ? 'hintCells' : 'hintRules');
  const label = mode === 'rules' && chosen ? `${gridSay(chosen.direction)} ${Math.min(rule, rules.length - 1) + 1} ${gridSay('of')} ${rules.length}` : mode === 'cells' && box
    ? `${gridSay('cell')} ${cells.filter((cell) => isWithin(cell, box)).length} ${gridSay('selected')}` : fresh ? `${gridSay('adding')}: ${gridSay(fresh.direction)}` : '';
  const tool = (word: Parameters<typeof gridSay>[0], key: string, work: () => void, disabled = false) => (
    <button type="button" disabled={reading || disabled} onMouseDown={(event) => event.preventDefault()} onClick={work}>{gridSay(word)} <kbd>{key}</kbd></button>
  );
  return (
    <div class="grid-view">
      <div class="bar">
        <button type="button" onClick={leave}>{gridSay('back')} <kbd>Esc</kbd></button>
        <span class="tabs" role="group">
          <button type="button" aria-current={mode !== 'cells' ? 'true' : undefined} onClick={() => { setFresh(null); setMode('rules'); }}>{gridSay('rules')}</button>
          <button type="button" aria-current={mode === 'cells' ? 'true' : undefined} onClick={() => { setFresh(null); chooseCell(picked[0], picked[1]); }}>{gridSay('cells')}</button>
        </span>
        {tool('add', 'N', startAdding)}
        {mode === 'cells' ? <>{tool('merge', 'M', () => void merge())}{tool('splitLevel', 'S', () => void split('horizontal'))}{tool('splitSide', '⇧S', () => void split('vertical'))}</>
          : tool('remove', 'Del', () => void remove(), !chosen)}
        {tool('turn', 'R', turn)}
        {tool('undo', 'Ctrl Z', () => void session.undo(), edits.length === 0 && shape.repairs.length === 0)}
        <button type="button" class="primary" disabled={reading || (edits.length === 0 && turned === 0)} onClick={keep}>{gridSay('save')} <kbd>Enter</kbd></button>
        <span class="quiet" role="status">
          {reading ? gridSay('reading') : edits.length > 0 ? `${edits.length} ${gridSay('pending')}` : shape.repairs.length > 0 ? `${shape.repairs.length} ${gridSay('standing')}` : ''}
        </span>
      </div>
      <p class="quiet grid-hint">{tables.length === 0 ? gridSay('noTables') + ' · ' : ''}{hint}</p>
      <GridSheet sha256={sha256} page={page} version={shape.version} frame={shape.frame} turned={turned} zoom={ZOOMS[zoom]} mode={mode} rules={rules} cells={cells}
        rule={Math.min(rule, rules.length - 1)} cell={picked[1]} box={box} preview={preview} busy={reading} label={`${say('page')} ${page}. ${label}`}
        onKey={onKey} onKeyUp={(event) => { if (event.key === 'Shift' && moved) void move(moved); }} onBlur={() => { if (moved) void move(moved); }}
        onRule={(index) => { setMode('rules'); choose(index); }} onCells={chooseCell}
        onDragRule={(index, at, done) => {
          const drag = { rule: rules[index], to: rules[index].direction === 'horizontal' ? at.y : at.x };
          if (done) void move(drag); else setMoved(drag);
        }}
        onHover={(at) => fresh && setFresh({ ...fresh, drawn: null, spot: at })}
        onDraw={(from, to, done) => {
          const drawn = Math.hypot(to.x - from.x, to.y - from.y) > 10 * FINE * shape.frame.width_px ? ruleBetween(from, to) : ruleAt(tables, fresh?.direction ?? 'horizontal', to, fresh?.whole ?? true);
          if (done) void put(drawn); else if (fresh) setFresh({ ...fresh, drawn });
        }} />
    </div>
  );
}
