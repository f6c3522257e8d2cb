// What the grid view says, in two languages; and why a repair is refused, which the server says in English.
import { language } from './words';

const WORDS = {
  repairGrid: ['修表格', 'Repair the grid'], back: ['返回整页', 'Back to the page'], rules: ['线', 'Rules'], cells: ['格', 'Cells'],
  add: ['加线', 'Add a rule'], remove: ['删线', 'Remove it'], merge: ['合并', 'Merge'], splitLevel: ['上下拆分', 'Split: one above the other'],
  splitSide: ['左右拆分', 'Split: side by side'], turn: ['转页', 'Turn the page'], undo: ['撤销', 'Undo'], save: ['重新读取', 'Read again'],
  horizontal: ['横线', 'Horizontal rule'], vertical: ['竖线', 'Vertical rule'], cell: ['格', 'Cell'], of: ['共', 'of'],
  selected: ['已选', 'selected'], adding: ['新线', 'New rule'], table: ['表格线和格', 'Rules and cells of the page'],
  noTables: ['此页没有读出表格', 'No table was found on this page'],
  hintRules: ['方向键选线 · Shift+方向键移动 · Delete 删除 · N 加线 · C 选格 · R 转页 · +/− 缩放 · Ctrl+Z 撤销 · Enter 重新读取 · Esc 返回',
    'Arrows walk · Shift+arrows move it · Delete removes · N adds · C for cells · R turns the page · +/− zooms · Ctrl+Z undoes · Enter reads again · Esc goes back'],
  hintCells: ['方向键选格 · Shift+方向键扩选 · M 合并 · S 上下拆分 · Shift+S 左右拆分 · N 加线 · C 选线 · +/− 缩放 · Enter 重新读取 · Esc 返回',
    'Arrows walk · Shift+arrows select more · M merges · S splits · Shift+S splits side by side · N adds · C for rules · +/− zooms · Enter reads again · Esc goes back'],
  hintAdding: ['方向键移动新线 · 空格 单格/整表 · T 横/竖 · Enter 放置 · Esc 放弃 · 或用鼠标拖动', 'Arrows move it · Space: one cell or the whole table · T: level or upright · Enter puts it · Esc discards · or drag with the mouse'],
  hintTurn: ['R 再转 · Enter 按此方向重新读取 · Esc 放弃', 'R turns on · Enter reads the page so · Esc discards'],
  reading: ['正在重新读取…', 'Being read again…'], readAgain: ['已重新读取', 'Read again'], readFailed: ['重新读取失败', 'Reading it again failed'],
  pending: ['处改动尚未读取', 'changes not read yet'], standing: ['处修复有效', 'repairs stand'], nothingSelected: ['请先选择', 'Select something first'],
  turnFirst: ['请先重新读取或撤销已有改动，再转页', 'Read again or undo your changes before you turn the page'],
  refusedNow: ['不能这样改', 'That cannot be done'], notMade: ['上次读取时未能应用', 'Could not be made when it was read'], leftBehind: ['改动尚未读取；再按一次 Esc 放弃', 'Changes are not read yet; Esc once more discards them'],
} as const;

const REFUSALS: Record<string, string> = {
  'there is no rule': '此处没有线', 'there is a rule already': '此处已有线', 'it runs through no cell from side to side': '没有完整穿过任何一格',
  'the cells on its two sides do not lie opposite each other; merge cells instead': '线两侧的格没有一一对应；请改用合并',
  'only a part of the rule would move; move it as far as it runs straight on': '只动到线的一部分；请整条移动',
  'there is no room: a cell would be thinner than any is': '空间不足：会出现过窄的格', 'these cells are no rectangle together': '所选各格不能拼成矩形',
  'two cells at least are needed': '至少需要两格', 'there is no cell': '此处没有格', 'nothing would be left of the table': '表格会被删空',
  'the cells at this side do not end on one line; remove their rules first': '这一边的格不齐；请先删除其中的线', 'there is no table': '此处没有表格', 'another table is there': '与另一表格重叠',
  'there are too many repairs of this document': '此文件的修复过多', 'the document is being read again': '文件正在重新读取', 'the document was read again since': '文件已被重新读取',
  'it was said on a page of another size': '修复所针对的页面大小不同', 'it was said on a page that lay otherwise': '修复所针对的页面方向不同', 'it is not on the page': '超出页面', 'there is no such page': '没有这一页', 'there is nothing to undo': '没有可撤销的',
};

export type GridWord = keyof typeof WORDS;
export const gridSay = (word: GridWord): string => WORDS[word][language.value === 'zh' ? 0 : 1];

/** "a repair of the page cannot be made: there is no rule" -> the reason alone, in words. */
export function refusalWords(message: string): string {
  const reason = message.replace(/^a repair of the page cannot be made: /, '');
  return language.value === 'zh' ? REFUSALS[reason] ?? reason : reason;
}
