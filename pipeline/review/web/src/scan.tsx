// A page of the scan, with places on it lit. The viewer comes after the rest of the page: it is two thirds of it, and
// the first field can be settled without.
import type OpenSeadragon from 'openseadragon';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Box, imageId } from './api';
import { say } from './words';

interface Props { sha256: string; page: number; version: number; lit: Box | null; whole?: boolean }

// The box with what stands around it: as wide as the page, so that the row is seen.
function boundsAround(box: Box, viewer: OpenSeadragon.Viewer, whole: boolean): OpenSeadragon.Rect | null {
  const image = viewer.world.getItemAt(0);
  if (!image || whole) return null;
  const size = image.getContentSize();
  const view = viewer.viewport.getContainerSize();
  const height = Math.min(size.y, (size.x * view.y) / Math.max(1, view.x));
  const middle = (box[1] + box[3]) / 2;
  const top = Math.min(Math.max(0, middle - height / 2), size.y - height);
  return viewer.viewport.imageToViewportRectangle(0, top, size.x, height);
}

export function Scan({ sha256, page, version, lit, whole = false }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<OpenSeadragon.Viewer | null>(null);
  const [state, setState] = useState<'loading' | 'open' | 'missing'>('loading');

  useEffect(() => {
    let made: OpenSeadragon.Viewer | null = null, gone = false;
    import('openseadragon').then(({ default: makeViewer }) => {
      if (gone || !place.current) return;
      made = makeViewer({
        element: place.current, showNavigationControl: false, drawer: 'canvas', animationTime: 0.2,
        gestureSettingsMouse: { clickToZoom: false }, visibilityRatio: 0.5, maxZoomPixelRatio: 3,
      });
      // Keys belong to the field that is typed in.
      (made as unknown as { innerTracker: { keyHandler: null; keyDownHandler: null } }).innerTracker.keyDownHandler = null;
      made.addHandler('open', () => setState('open'));
      made.addHandler('open-failed', () => setState('missing'));
      place.current.querySelector('.openseadragon-canvas')?.setAttribute('tabindex', '-1');
      setViewer(made);
    }, () => { if (!gone) setState('missing'); });
    return () => { gone = true; made?.destroy(); };
  }, []);
  useEffect(() => {
    setState('loading');
    viewer?.open(`${imageId(sha256, page, version)}/info.json` as unknown as OpenSeadragon.TileSource);
  }, [viewer, sha256, page, version]);
  useEffect(() => {
    if (!viewer || state !== 'open') return;
    viewer.clearOverlays();
    if (!lit) return;
    const margin = 6;
    const at = viewer.viewport.imageToViewportRectangle(
      lit[0] - margin, lit[1] - margin, lit[2] - lit[0] + 2 * margin, lit[3] - lit[1] + 2 * margin);
    const element = document.createElement('div');
    element.className = 'lit';
    viewer.addOverlay({ element, location: at });
    const bounds = boundsAround(lit, viewer, whole);
    if (bounds) viewer.viewport.fitBounds(bounds);
  }, [viewer, state, lit?.join(), whole]);

  return (
    <div class="scan">
      <div ref={place} class="scan-view" role="img" aria-label={`${say('onPaper')}, ${say('page')} ${page}`} />
      {state === 'missing' && <p class="scan-missing">{say('noPicture')}</p>}
    </div>
  );
}
