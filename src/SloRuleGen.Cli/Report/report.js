// Reads values off charts, and looks closer at a part of one. All numbers are in the table behind each chart.
'use strict';

addEventListener('DOMContentLoaded', () => {
  for (const figure of document.querySelectorAll('figure')) {
    const rows = [...figure.querySelectorAll('tr[data-x]')];
    if (rows.length > 1) makeReadable(figure, rows);
  }
});

function makeReadable(figure, rows) {
  const drawing = figure.querySelector('.drawing');
  const columns = [...figure.querySelectorAll('thead tr > *')].map(cell => cell.textContent);
  const [, , width, height] = drawing.getAttribute('viewBox').split(' ').map(Number);
  const name = figure.querySelector('h4').textContent;
  const frame = document.createElement('div');
  frame.className = 'read';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', `${name}: arrow keys read values, plus and minus look closer and wider`);
  const output = document.createElement('output');
  drawing.before(frame);
  frame.append(drawing, output);
  const cursor = shape('path', 'cursor');
  const chosen = shape('rect', 'chosen');
  let at = -1, begin = null, view = [0, width];

  rows.sort((a, b) => a.dataset.x - b.dataset.x);
  frame.addEventListener('pointermove', event => {
    const x = placeOf(event);
    show(nearest(x));
    if (begin !== null) mark(chosen, Math.min(begin, x), Math.abs(x - begin));
  });
  frame.addEventListener('pointerdown', event => { if (event.button === 0) begin = placeOf(event); });
  addEventListener('pointerup', event => {
    if (begin === null) return;
    const [from, to] = [begin, placeOf(event)].sort((a, b) => a - b);
    begin = null;
    mark(chosen, 0, 0);
    if (to - from > 8) look(from, to);
  });
  frame.addEventListener('dblclick', () => look(0, width));
  frame.addEventListener('keydown', event => {
    const middle = at < 0 ? (view[0] + view[1]) / 2 : +rows[at].dataset.x;
    const reach = (view[1] - view[0]) / 2;
    switch (event.key) {
      case 'ArrowRight': show(Math.min(rows.length - 1, at + 1)); break;
      case 'ArrowLeft': show(Math.max(0, at - 1)); break;
      case 'Home': show(0); break;
      case 'End': show(rows.length - 1); break;
      case '+': case '=': look(middle - reach / 2, middle + reach / 2); break;
      case '-': look(middle - reach * 2, middle + reach * 2); break;
      case 'Escape': look(0, width); break;
      default: return;
    }
    event.preventDefault();
  });

  function shape(tag, className) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.setAttribute('class', className);
    return drawing.appendChild(element);
  }

  function placeOf(event) {
    const box = drawing.getBoundingClientRect();
    return view[0] + (event.clientX - box.left) / box.width * (view[1] - view[0]);
  }

  function nearest(x) {
    return rows.reduce((best, row, i) => Math.abs(row.dataset.x - x) < Math.abs(rows[best].dataset.x - x) ? i : best, 0);
  }

  function mark(element, x, length) {
    element.setAttribute('x', x);
    element.setAttribute('y', 0);
    element.setAttribute('width', length);
    element.setAttribute('height', height);
  }

  function show(index) {
    at = index;
    cursor.setAttribute('d', `M${rows[at].dataset.x} 0V${height}`);
    const text = [...rows[at].children].map((cell, i) => [columns[i], cell.textContent]).filter(([, value]) => value !== '');
    output.textContent = text.map(([column, value]) => column ? `${column}: ${value}` : value).join(', ');
  }

  // The drawing is stretched along its X axis alone, and what is written in it hidden while it is.
  function look(from, to) {
    const length = Math.min(width, Math.max(width / 50, to - from));
    const left = Math.min(width - length, Math.max(0, from));
    view = [left, left + length];
    drawing.setAttribute('viewBox', `${left} 0 ${length} ${height}`);
    drawing.setAttribute('preserveAspectRatio', length < width ? 'none' : 'xMidYMid');
    drawing.classList.toggle('closer', length < width);
    drawing.style.aspectRatio = `${width} / ${height}`;
  }
}
