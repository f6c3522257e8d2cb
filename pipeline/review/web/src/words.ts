// What the page says, in two languages.
import { signal } from './signal';

export type Language = 'zh' | 'en';

const WORDS = {
  title: ['申报表复核', 'Review'],
  fields: ['逐项', 'Fields'], alike: ['归类', 'Alike'], pages: ['整页', 'Pages'], dashboard: ['概况', 'Overview'],
  language: ['语言', 'Language'], theme: ['外观', 'Appearance'], auto: ['随系统', 'System'], light: ['浅色', 'Light'], dark: ['深色', 'Dark'],
  order: ['顺序', 'Order'], benefit: ['省时优先', 'Most doubt per second'], document: ['按文件', 'By document'],
  least_confidence: ['最没把握的在前', 'Least sure first'], newest: ['最新的在前', 'Newest first'],
  kind: ['类型', 'Kind'], rule: ['规则', 'Rule'], file: ['文件', 'Document'], all: ['全部', 'All'],
  left: ['剩余', 'Left'], done: ['已完成', 'Done'], perItem: ['秒/项', 's per item'], keysPerItem: ['次按键/项', 'keys per item'],
  reading: ['读数', 'Reading'], alternatives: ['其他读法', 'Other readings'], noAlternatives: ['没有其他读法', 'No other readings'],
  reasons: ['存疑原因', 'Why it is asked'], noRules: ['没有规则提出异议；请与原件核对', 'No rule objects; compare with the paper'],
  accept: ['接受', 'Accept'], postpone: ['稍后', 'Later'], undo: ['撤销', 'Undo'], edit: ['修改', 'Edit'], cancel: ['放弃修改', 'Discard'], save: ['保存', 'Save'],
  hint: ['Enter 接受 · 1–9 选读法 · 直接输入即重写 · F2 到存疑处 · ↓ 换存疑处的读法 · Tab 稍后 · Ctrl+Z 撤销 · F8 批注 · F9 转交 · Shift+Tab 到菜单',
    'Enter accepts · 1–9 another reading · type to rewrite · F2 to the doubt · ↓ another reading of the doubt · Tab for later · Ctrl+Z undoes · F8 comments · F9 passes on · Shift+Tab to the menu'],
  hintEdit: ['Enter 确认 · F2 下一存疑处 · ↓ 换读法 · Shift+Enter 换行 · Esc 放弃', 'Enter confirms · F2 the next doubt · ↓ another reading · Shift+Enter breaks the line · Esc discards'],
  here: ['此处也读作', 'Also read here as'], combined: ['各处读法的组合', 'combined'], similar: ['形近符号', 'look-alike sign'],
  blank: ['（空白）', '(blank)'],
  nothingThere: ['原件此处空白', 'Nothing is there'],
  noPicture: ['没有保存此页的图像', 'No picture of this page was kept'],
  empty: ['没有待复核的内容', 'Nothing is left to review'], emptyMore: ['可更改上面的筛选条件，或到“概况”查看。', 'Change the filter above, or look at the overview.'],
  postponedOne: ['曾推后', 'Postponed before'], conflict: ['重新读取后与更正不同', 'Read otherwise since it was corrected'],
  clashTitle: ['此项已被他人更改', 'Somebody else changed this'], yours: ['您的', 'Yours'], theirs: ['对方的', 'Theirs'],
  takeTheirs: ['保留对方的', 'Keep theirs'], takeYours: ['改为您的', 'Use yours'],
  undone: ['已撤销', 'Undone'], nothingToUndo: ['没有可撤销的', 'Nothing to undo'], settledNow: ['已确认', 'Settled'], laterNow: ['已推后', 'Postponed'],
  failed: ['操作未成功', 'That did not work'], offline: ['与程序失去联系；更改未保存', 'The program does not answer; the change is not saved'],
  unseenCharacter: ['文字中有看不见的字符，请重新输入', 'The text has characters that cannot be seen; type it anew'],
  tooLong: ['文字太长', 'The text is too long'], tooLarge: ['一次提交的内容太多', 'That is too much at once'], notThere: ['该项已不存在', 'There is no such item any more'],
  noSession: ['请打开 shenbao review 最新显示的链接', 'Open the newest link that shenbao review printed'], tooMany: ['操作过快，请稍候', 'Too many calls; wait a moment'],
  leaseLost: ['他人正在处理此项', 'Somebody else has this item'], archiveFault: ['档案库暂时无法读写', 'The archive cannot be reached'],
  notAs: ['不能读作', 'cannot be read as'], holds: ['没有规则提出异议', 'No rule objects'],
  alikeHint: ['按格上的键（或方向键加空格）挑出不同的 · Enter 确认其余 · Tab 下一组', 'The key on a cell (or arrows and Space) picks it out as odd · Enter confirms the rest · Tab next sheet'],
  unlikeAsk: ['各格的读数写在图下，是否都对', 'Each is read as written below it; all right?'],
  alikeAsk: ['以下各格的读数都是', 'All of these are read as'], groups: ['种相同读数', 'shared readings'], odd: ['不同', 'odd'], confirmRest: ['确认其余', 'Confirm the rest'], nextGroup: ['下一组', 'Next sheet'],
  page: ['页', 'Page'], accepted: ['可信', 'accepted'], review: ['待复核', 'to review'], corrected: ['已更正', 'corrected'], chooseDocument: ['选择文件', 'Choose a document'],
  pagesHint: ['方向键选择数据项 · Enter 修改 · Esc 返回', 'Arrows choose a field · Enter edits · Esc goes back'],
  seek: ['按文件名或部门查找', 'Find by name or department'],
  sources: ['文件', 'Documents'], declarations: ['申报表', 'Declarations'], fieldsAll: ['数据项', 'Fields'], toReview: ['待复核', 'To review'], settled: ['人工确认', 'Settled by people'],
  conflicts: ['冲突', 'Conflicts'], audited: ['已抽查', 'Checked'], issues: ['问题', 'Issues'], byKind: ['按类型', 'By kind'], people: ['本次启动以来', 'Since the program was started'],
  person: ['人员', 'Person'], open: ['待办', 'Open'], state: ['状态', 'State'], name: ['名称', 'Name'], pagesCount: ['页数', 'Pages'],
  waiting: ['待读', 'waiting'], leased: ['在读', 'being read'], failedState: ['失败', 'failed'], poisoned: ['搁置', 'set aside'],
  signOut: ['退出登录', 'Sign out'], signIn: ['重新登录', 'Sign in again'], sessionOver: ['登录已失效；未保存的更改不会保留。', 'Your session is over; what is not saved is lost.'],
  comment: ['批注', 'Comment'], comments: ['批注', 'Comments'], commented: ['批注已保存', 'Comment saved'], cancelThis: ['取消', 'Cancel'],
  passOn: ['转交', 'Pass on'], passTo: ['转交给', 'To'], passedTo: ['已转交', 'Passed to'], nobodyElse: ['没有其他用户可转交', 'There is no other user to pass it on to'],
  keyed: ['已录入', 'keyed'], keyAgain: ['已由他人录过一遍：请直接按原件录入', 'Somebody keyed it: type what the paper says'],
  keyedDifferently: ['两人录入不一致：请对照原件选择或录入', 'Two people keyed it differently: choose one, or type what the paper says'],
  keyedMeanwhile: ['他人刚录过此项，请按原件重新录入', 'Somebody else keyed it since; type what the paper says'],
  keyedAlready: ['您已录过此项，须由他人再录', 'You keyed it already; somebody else has to'],
  notYours: ['他人所做的，由本人或主管撤销', 'What others said they take back themselves, or a supervisor'], noSuchUser: ['没有此用户', 'There is no such user'],
  secondKeyings: ['待第二人录入', 'For a second person'], thirdReadings: ['录入不一致', 'Keyed differently'],
  onPaper: ['原件', 'On paper'], rebuilt: ['读出的内容', 'As read'], review_now: ['复核', 'Review'],
} as const;

export type Word = keyof typeof WORDS;

const KINDS: Record<string, [string, string]> = {
  vocabulary: ['词表', 'vocabulary'], amount: ['金额', 'amount'], percent: ['百分比', 'percent'], target_value: ['指标值', 'target value'], year: ['年度', 'year'],
  date: ['日期', 'date'], phone: ['电话', 'phone'], code: ['代码', 'code'], name: ['名称', 'name'], text: ['文字', 'text'], issue: ['问题', 'issue'],
};

const PLACES: Record<string, [string, string]> = {
  organisation: ['单位', 'Organisation'], project: ['项目', 'Project'], funding: ['资金', 'Funding'], functions_overview: ['职能概述', 'Functions'],
  annual_tasks: ['年度任务', 'Annual task'], goals: ['目标', 'Goal'], indicators: ['指标', 'Indicator'], totals: ['合计', 'Totals'], approvals: ['审核意见', 'Approval'],
  notes: ['备注', 'Note'], others: ['其他', 'Other'], conclusions: ['结论', 'Conclusion'], title: ['标题', 'Title'], attachment: ['附件', 'Attachment'], fiscal_year: ['年度', 'Fiscal year'],
  money_unit: ['金额单位', 'Money unit'], fill_date: ['填报日期', 'Date filled'], period: ['期间', 'Period'], items: ['事项', 'Item'], text: ['内容', 'Text'], name: ['名称', 'Name'],
  value: ['指标值', 'Value'], level1: ['一级指标', 'Level 1'], level2: ['二级指标', 'Level 2'], current: ['金额', 'Amount'], ratio: ['占比', 'Ratio'], label: ['标签', 'Label'],
  history: ['历史', 'History'], heading: ['标题', 'Heading'], phone: ['电话', 'Phone'], filler: ['填报人', 'Filler'], department_name: ['部门名称', 'Department'],
  department_code: ['部门代码', 'Code'], principal: ['负责人', 'Principal'], intro: ['概述', 'Introduction'], standard: ['评价标准', 'Standard'], remark: ['备注', 'Remark'],
  weight: ['权重', 'Weight'], score: ['得分', 'Score'], actual: ['实际值', 'Actual'], op: ['符号', 'Operator'], operator: ['符号', 'Operator'], unit: ['单位', 'Unit'], amount_total: ['总额', 'Total'],
  amount_fiscal: ['财政拨款', 'Fiscal'], amount_other: ['其他资金', 'Other'], opinion: ['意见', 'Opinion'], signer: ['签字', 'Signer'], date: ['日期', 'Date'], grade: ['等级', 'Grade'],
  initial: ['年初预算', 'Initial'], adjusted: ['调整后', 'Adjusted'], executed: ['执行数', 'Executed'], rate: ['执行率', 'Rate'], basis: ['依据', 'Basis'], description: ['说明', 'Description'],
  issues: ['问题', 'Issue'], lost: ['找不到位置的更正', 'Correction without a place'], deviation: ['偏差', 'Deviation'], implementing_unit: ['实施单位', 'Implementing unit'],
};

export const language = signal<Language>(
  (localStorage.getItem('language') as Language | null) ?? (navigator.language.startsWith('en') ? 'en' : 'zh'));

const at = () => (language.value === 'zh' ? 0 : 1);
export const say = (word: Word): string => WORDS[word][at()];
export const kindName = (kind: string): string => KINDS[kind]?.[at()] ?? kind;

/** "indicators/3/value" -> "指标 4 · 指标值" */
export function placeName(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (/^\d{1,3}$/.test(part) && parts.length > 0) parts[parts.length - 1] += ' ' + (Number(part) + 1);
    else parts.push(PLACES[part]?.[at()] ?? part);
  }
  return parts.join(' · ');
}
