// What was read of a page, each text where it stands on the paper. Boxes are shares of the page: it can be of any size.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Box } from './api';
import { FilingCell, FilingField } from './filing';
import { placeName, say } from './words';

interface Props {
  width: number; height: number; fields: FilingField[]; cells: FilingCell[]; current: number;
  onMove(index: number): void; onOpen(index: number): void;
}

// The field next to `from` in that direction: along it first, across it counts double.
function neighbour(fields: FilingField[], from: number, dx: number, dy: number): number {
  const middle = (box: Box) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [x, y] = middle(fields[from].bbox);
  let best = from, least = Infinity;
  fields.forEach((field, index) => {
    const [fx, fy] = middle(field.bbox);
    const along = dx * (fx - x) + dy * (fy - y), across = Math.abs(dx * (fy - y)) + Math.abs(dy * (fx - x));
    if (index !== from && along > 4 && along + 2 * across < least) { best = index; least = along + 2 * across; }
  });
  return best;
}

export function RebuiltPage({ width, height, fields, cells, current, onMove, onOpen }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useEffect(() => {
    if (!sheet.current) return;
    const watch = new ResizeObserver(([entry]) => setScale(entry.contentRect.width / width));
    watch.observe(sheet.current);
    return () => watch.disconnect();
  }, [width]);
  const place = (box: Box) => ({
    left: box[0] * scale, top: box[1] * scale, width: (box[2] - box[0]) * scale, height: (box[3] - box[1]) * scale,
  });
  const move = (index: number) => {
    onMove(index);
    requestAnimationFrame(() => sheet.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const ways: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    move(neighbour(fields, current, ...way));
  };
  return (
    <div ref={sheet} class="rebuilt" style={{ height: height * scale }} role="group" aria-label={say('rebuilt')} onKeyDown={onKeyDown}>
      {cells.map((cell) => {
        const { fontSize, oneLine } = look(cell.text, cell.bbox, scale);
        return <div class={'paper-cell' + (oneLine ? ' one-line' : '')} style={{ ...place(cell.bbox), fontSize }}>{cell.text}</div>;
      })}
      {fields.map((field, index) => {
        const { fontSize, oneLine } = look(field.text, field.bbox, scale);
        const classes = ['paper-field', field.status, field.long && 'long', oneLine && 'one-line', field.covered && 'covered', index === current && 'lit-now'];
        return (
          <button type="button" class={classes.filter(Boolean).join(' ')} style={{ ...place(field.bbox), fontSize }}
            tabIndex={index === current ? 0 : -1} title={field.text} onFocus={() => onMove(index)} onClick={() => onOpen(index)}
            aria-label={`${placeName(field.paths[0])}: ${field.text || say('blank')} (${say(field.status)})`}>
            {field.text}
          </button>
        );
      })}
    </div>
  );
}

const MOST_PX = 13, LEAST_PX = 6, LINE = 1.2;  // LINE as in style.css

// As large as the box holds, in px; Han characters are as wide as high, others about half.
function look(text: string, box: Box, scale: number): { fontSize: number; oneLine: boolean } {
  const units = Math.max(1, [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.55), 0));
  const width = (box[2] - box[0]) * scale, height = (box[3] - box[1]) * scale;
  const isHan = /[\u2e80-\uffff]/.test(text);
  const line = isHan ? height : height / 0.72;  // digits fill that much of their line
  const oneLine = !text.includes('\n') && ((!isHan && units <= 8) || units * line * 0.8 <= width * 1.25);
  let fontSize = oneLine ? Math.min(MOST_PX, line, (width * 1.1) / units) : MOST_PX;
  const holds = (size: number) => Math.ceil((units * size * 1.12) / width) * size * LINE <= height + 2;
  while (!oneLine && fontSize > LEAST_PX && !holds(fontSize)) fontSize -= 0.5;
  return { fontSize: Math.max(LEAST_PX, fontSize), oneLine };
}
