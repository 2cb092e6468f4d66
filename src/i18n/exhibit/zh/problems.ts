import { phraseBook } from '../../phrases.ts';

/** 读取链接和文件的代码只说英语；这里是它们会说的话。{} 处原样放回，{list} 是用 or 连接的一串。 */
const inChinese = phraseBook(
  {
    // 字段
    'at the top': '顶层',
    'line {}: {}': '第 {} 行，{}',

    // 原来写着什么
    nothing: '空缺',
    '{} characters': '{} 个字符',
    '{} bytes': '{} 字节',
    '{} lines': '{} 行',
    'an address of {} characters': '{} 个字符的地址',
    'a key of {} characters': '{} 个字符的键',
    'more than {} levels': '超过 {} 层嵌套',
    'more than {} values': '超过 {} 个值',
    'text that is not JSON ({})': '不是 JSON 的文本（{}）',
    'a file that takes more than {} s to read': '读取超过 {} 秒的文件',
    'the node {}': '节点 {}',
    '"{} lines"': '{} 行',
    '"{} new nodes"': '{} 个新节点',

    // 应为什么：种类
    text: '文本',
    'a number': '数字',
    'a whole number': '整数',
    'true or false': 'true 或 false',
    null: 'null',
    'a list': '列表',
    'an object': '对象',
    'a value': '一个值',
    JSON: 'JSON',
    fewer: '更少',
    'a smaller one': '更小的文件',
    'something else': '别的内容',
    'another key': '别的键',
    'an object with {}': '含 {} 的对象',
    'a multiple of {}': '{} 的倍数',
    'text like {}': '形如 {} 的文本',
    'text in the form {}': '{} 形式的文本',
    'at least {} items': '至少 {} 项',
    'at most {} items': '至多 {} 项',
    'at least {} characters': '至少 {} 个字符',
    'at most {} characters': '至多 {} 个字符',
    'at most {} bytes': '至多 {} 字节',
    'at least {}': '至少 {}',
    'at most {}': '至多 {}',
    'more than {}': '大于 {}',
    'less than {}': '小于 {}',
    'one of {list}': '{list} 之一',
    'no such key': '没有这个键',
    'no such key but {list}': '这里没有这个键，可用的有 {list}',
    'nothing here: there is no {}': '此处留空：这里没有 {}',

    // 数和时长
    'a whole number from {} to {}': '{} 到 {} 之间的整数',
    'a whole number, at least {}': '不小于 {} 的整数',
    'a number from {} to {}': '{} 到 {} 之间的数',
    'a number with a unit (us, ms, s, min), or whole microseconds':
      '带单位的数（us、ms、s、min）或整数微秒',
    'a number with a unit (us, ms, s, min), or whole microseconds, from {} to {}':
      '{} 到 {} 之间的时长：带单位的数（us、ms、s、min）或整数微秒',
    'a number with a unit (us, ms, s, min), or whole microseconds, at least {}':
      '不小于 {} 的时长：带单位的数（us、ms、s、min）或整数微秒',
    'a number with a unit (us, ms, s, min), or whole microseconds, with a minus sign where it is behind':
      '带单位的数（us、ms、s、min）或整数微秒，慢则写负号',
    'at most {} either way': '前后至多 {}',
    'two durations, the lesser first': '两个时长，短的在前',
    'durations that do not fall': '不递减的时长',
    'a number from 0 to 1 with at most six decimals, or [part, whole]':
      '0 到 1 之间的数，至多六位小数，或 [部分, 整体]',
    'a number from -0.9 to {} with at most six decimals (0.01 is one percent fast), or [part, whole]':
      '-0.9 到 {} 之间的数，至多六位小数（0.01 表示快百分之一），或 [部分, 整体]',

    // 场景
    'text, or {"en": text, "zh": text}': '文本，或 {"en": 文本, "zh": 文本}',
    'small letters and digits, with hyphens between words': '小写字母和数字，词间用连字符',
    'a node ({list})': '节点（{list}）',
    'a node ({list}) or a role ({list})': '节点（{list}）或角色（{list}）',
    '"all" or clients ({list}), each once': '"all" 或客户端（{list}），各一次',
    'none: {} has no clients that ask by themselves': '空缺：{} 没有自行发请求的客户端',
    'each invariant once': '每个不变式只写一次',
    'a command of version 1; this one needs "version": 2': '版本 1 的命令；这条需要 "version": 2',
    'an offset, a drift or both': 'offset、drift 或两者',
    'a delay, loss, duplicate or order': 'delay、loss、duplicate 或 order',
    'from, to and type inside message or outside it, not both':
      'from、to、type 写在 message 内或外，不能两处都写',
    'each node in one group only': '每个节点只在一组',
    '{"fixed": duration}, {"uniform": [duration, duration]} or {"table": [duration, …]}':
      '{"fixed": 时长}、{"uniform": [时长, 时长]} 或 {"table": [时长, …]}',
    'the name of a key': '键的名字',
    'at most {} nodes, with those added': '连同新增的至多 {} 个节点',
    'at most {} in the page (the command line takes more)': '在页面里至多 {} 个（命令行可以更多）',
    'at most {} nodes added': '至多新增 {} 个节点',
    'at most {} different clusters': '至多 {} 种不同的集群',

    // 运行文件和轨迹
    '16 hex digits': '16 位十六进制数',
    'a version of Orrery, such as 1.2.0': 'Orrery 的版本，如 1.2.0',
    'the number of an earlier branch': '前面某个分支的编号',
    'the command that began the branch': '分支开头的那条命令',
    'commands in order of time': '按时间排列的命令',
    'at most {} events in all branches': '所有分支合计至多 {} 个事件',
    'at most {} commands in all branches': '所有分支合计至多 {} 条命令',
    '{}: records in order, none left out': '{}：记录依次排列，不缺',

    // 客户端历史
    'one whose last operation has ended': '上一个操作已经结束的进程',
    'an "invoke" of this process before': '之前有这个进程的 "invoke"',
    '{}, which it called': '它所调用的 {}',
    'an array of the old and the new value': '由旧值和新值组成的数组',

    // 地址
    'text in which every percent sign begins a character': '每个百分号都引出一个字符的文本',
    'this key once': '这个键只写一次',
    'nothing beside run': 'run 之外不写别的',
    'a run with its scenario': '带场景的运行',
    'a command and its moment, such as crash:s1@1.2s': '命令及其时刻，如 crash:s1@1.2s',
    'a moment, such as 1.2s, or 1.2s~3 for after its third step':
      '时刻，如 1.2s；1.2s~3 表示该时刻第三步之后',
    'a command, such as crash:s1, cut:s2,s3 or {"do":"heal"}':
      '命令，如 crash:s1、cut:s2,s3 或 {"do":"heal"}',
    'JSON that is whole, {} levels at most': '完整的 JSON，至多 {} 层',
    'a setting and its value, such as heartbeat:50ms': '设置项及其值，如 heartbeat:50ms',
    'letters, digits, - and _': '字母、数字、- 和 _',
    'an address copied whole': '完整复制的地址',
    'what unpacks to at most {} bytes': '解压后至多 {} 字节的内容',
    'a run that is kept in this browser': '保存在此浏览器中的运行',
  },
  { or: ' 或 ', comma: '、', didYouMean: '（是不是想写 {}？）' },
);

export const problems = {
  said: (field: string, found: string, expected: string) =>
    `${inChinese(field)}：此处为 ${inChinese(found)}，应为 ${inChinese(expected)}`,
  saidHere: (found: string, expected: string) =>
    `此处为 ${inChinese(found)}，应为 ${inChinese(expected)}`,
} as const;
