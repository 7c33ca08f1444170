// Draws the layout of the boards as docs/images/boards.svg, from the JSON that 'slogen dashboards -o DIR' writes: node docs/images/boards.mjs DIR
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';

const [folder] = process.argv.slice(2);
const boards = readdirSync(folder).filter(name => name.endsWith('.json')).sort().reverse().map(name => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
const [width, unit, row, gap] = [620, 620 / 24, 11, 24];
const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const below = Math.max(...boards.flatMap(board => board.panels.map(panel => panel.gridPos.y + panel.gridPos.h)));
const lines = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width + 3 * gap}" height="${below * row + 60}" font-family="system-ui, sans-serif" role="img" aria-label="The panels of the two boards">`,
  '<rect width="100%" height="100%" fill="#ffffff"/>',
];
boards.forEach((board, number) => {
  const left = gap + number * (width + gap);
  lines.push(`<text x="${left}" y="28" font-size="15" font-weight="600" fill="#1f2328">${escape(board.title)}</text>`);
  for (const {title, type, gridPos: {x, y, w, h}} of board.panels) {
    const [at, from] = [left + x * unit, 42 + y * row];
    if (type !== 'row') lines.push(`<rect x="${at + 1}" y="${from + 1}" width="${w * unit - 2}" height="${h * row - 2}" rx="3" fill="#f6f8fa" stroke="#8c959f"/>`);
    const room = Math.floor((w * unit - 10) / 5.6);
    const text = title ?? '';
    lines.push(`<text x="${at + 6}" y="${from + (type === 'row' ? 9 : 14)}" font-size="10"${type === 'row' ? ' font-weight="600"' : ''} fill="#1f2328">${escape(text.length > room ? `${text.slice(0, room - 1)}…` : text)}</text>`);
  }
});
writeFileSync('docs/images/boards.svg', `${lines.join('\n')}\n</svg>\n`);
