// The upright page with the grid over it: what is chosen, what would be added, and the mouse.
import { useEffect, useRef } from 'preact/hooks';
import { Box, imageId } from './api';
import { Frame } from './grid_session';
import { cellAt, isWithin, lineOf, Rule, Spot } from './grid_shape';
import { gridSay } from './grid_words';

export type Mode = 'rules' | 'cells' | 'adding';

interface Props {
  sha256: string; page: number; version: number; frame: Frame; turned: number; zoom: number; mode: Mode;
  rules: Rule[]; cells: Box[]; rule: number; cell: number; box: Box | null; preview: Rule | null; busy: boolean; label: string;
  onKey(event: KeyboardEvent): void; onKeyUp(event: KeyboardEvent): void; onBlur(): void;
  onRule(index: number): void; onCells(from: number, to: number): void;
  onDragRule(index: number, spot: Spot, done: boolean): void; onDraw(from: Spot, to: Spot, done: boolean): void; onHover(spot: Spot): void;
}

type Drag = { kind: 'rule'; index: number; moved: boolean } | { kind: 'cells'; from: number } | { kind: 'draw'; from: Spot };

// Clockwise quarter turns of the picture within the sheet.
const turning = ({ width_px: w, height_px: h }: Frame, turns: number) => ['', `translate(${h} 0) rotate(90)`, `translate(${w} ${h}) rotate(180)`, `translate(0 ${w}) rotate(270)`][turns];

export function GridSheet(props: Props) {
  const { frame, turned, rules, cells, rule, box, preview, mode, busy } = props;
  const list = useRef<HTMLDivElement>(null), picture = useRef<SVGSVGElement>(null), drag = useRef<Drag | null>(null);
  useEffect(() => { if (!busy) list.current?.focus({ preventScroll: true }); }, [busy]);
  useEffect(() => {
    list.current?.querySelector('.chosen, .new-rule')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [rule, box?.join(), preview?.position, mode]);

  const spotOf = (event: MouseEvent): Spot => {
    const place = picture.current!.getBoundingClientRect();
    return { x: ((event.clientX - place.left) / place.width) * frame.width_px, y: ((event.clientY - place.top) / place.height) * frame.height_px };
  };
  const begin = (event: PointerEvent) => {
    if (busy || turned !== 0 || event.button !== 0) return;
    const spot = spotOf(event), on = (event.target as Element).closest<SVGElement>('[data-rule]');
    list.current?.focus({ preventScroll: true });
    event.preventDefault();
    picture.current?.setPointerCapture(event.pointerId);
    if (mode === 'adding') drag.current = { kind: 'draw', from: spot };
    else if (on) {
      drag.current = { kind: 'rule', index: Number(on.dataset.rule), moved: false };
      props.onRule(Number(on.dataset.rule));
    } else if (cellAt(cells, spot) >= 0) {
      drag.current = { kind: 'cells', from: cellAt(cells, spot) };
      props.onCells(cellAt(cells, spot), cellAt(cells, spot));
    }
  };
  const go = (event: PointerEvent) => {
    const now = drag.current, spot = spotOf(event);
    if (!now) return mode === 'adding' && !busy ? props.onHover(spot) : undefined;
    if (now.kind === 'draw') props.onDraw(now.from, spot, false);
    else if (now.kind === 'cells' && cellAt(cells, spot) >= 0) props.onCells(now.from, cellAt(cells, spot));
    else if (now.kind === 'rule') { now.moved = true; props.onDragRule(now.index, spot, false); }
  };
  const end = (event: PointerEvent) => {
    const now = drag.current;
    drag.current = null;
    if (now?.kind === 'draw') props.onDraw(now.from, spotOf(event), true);
    if (now?.kind === 'rule' && now.moved) props.onDragRule(now.index, spotOf(event), true);
  };

  const sideways = turned % 2 === 1;
  const [width, height] = sideways ? [frame.height_px, frame.width_px] : [frame.width_px, frame.height_px];
  return (
    <div ref={list} class={'grid-sheet ' + mode} role="listbox" tabIndex={0} aria-label={gridSay('table')} aria-busy={busy} aria-multiselectable={mode === 'cells'}
      aria-activedescendant={mode === 'rules' && rule >= 0 ? `rule-${rule}` : mode === 'cells' && box ? `cell-${props.cell}` : undefined} onKeyDown={props.onKey} onKeyUp={props.onKeyUp} onBlur={props.onBlur}>
      <svg ref={picture} viewBox={`0 0 ${width} ${height}`} style={{ width: `${100 * props.zoom}%` }} onPointerDown={begin} onPointerMove={go} onPointerUp={end}>
        <g transform={turning(frame, turned)}>
          <image href={`${imageId(props.sha256, props.page, props.version)}/full/!2000,2000/0/default.jpg`} width={frame.width_px} height={frame.height_px} />
        </g>
        {turned === 0 && (
          <>
            {cells.map((cell, index) => (
              <rect id={`cell-${index}`} class="grid-cell" role={mode === 'cells' ? 'option' : undefined} aria-selected={mode === 'cells' && box !== null && isWithin(cell, box)}
                aria-label={`${gridSay('cell')} ${index + 1} ${gridSay('of')} ${cells.length}`} x={cell[0]} y={cell[1]} width={cell[2] - cell[0]} height={cell[3] - cell[1]} />
            ))}
            {mode === 'cells' && box && <rect class="grid-box chosen" x={box[0]} y={box[1]} width={box[2] - box[0]} height={box[3] - box[1]} />}
            {rules.map((one, index) => {
              const chosen = mode === 'rules' && index === rule;
              return (
                <g id={`rule-${index}`} data-rule={index} role={mode === 'cells' ? undefined : 'option'} aria-selected={chosen} class={chosen ? 'grid-rule chosen' : 'grid-rule'}
                  aria-label={`${gridSay(one.direction)} ${index + 1} ${gridSay('of')} ${rules.length}`}>
                  <line {...lineOf(one)} class="seen" /><line {...lineOf(one)} class={'grip ' + one.direction} />
                </g>
              );
            })}
            {preview && <line {...lineOf(preview)} class="new-rule" />}
          </>
        )}
      </svg>
      <span class="heard" aria-live="polite">{props.label}</span>
    </div>
  );
}
