import type { data as en } from '../en/data'

/** Messages about the data that a problem needs. */
export const data: typeof en = {
  loading: '正在加载“{{problem}}”的数据，共 {{size}}。',
  meanwhile: '加载完成前页面保持不变。',
  received: '{{received}} / {{size}}',
  stays: '页面没有改变。',
  standIn: {
    default: '现在显示的是默认配置。数据就绪后，会打开此地址对应的配置。',
    before: '现在显示的仍是之前的配置。数据就绪后，会打开此地址对应的配置。',
  },
  opened: '数据已就绪，已打开此地址对应的配置，并替换了您刚才使用的运行（第 {{step}} 步）。',
  undo: '恢复刚才的运行',
  network: '“{{problem}}”的数据（{{size}}）未能加载。请检查网络，然后重试。',
  gone: '服务器上没有“{{problem}}”的数据，可能已发布新版本。请刷新页面或重试。',
  size: '收到的“{{problem}}”数据大小不是 {{size}}，因此没有使用。重试时会重新下载。',
  checksum: '收到的“{{problem}}”数据已损坏，因此没有使用。重试时会重新下载。',
  person: '“{{problem}}”的数据在您自己的文件 {{file}} 中，请选择该文件。',
  table: '自己的表格',
  choose: '选择文件…',
  again: '重试',
  cancel: '取消',
  notices: {
    renamed:
      '链接里的列名与文件不同，括号内是文件中的名称：{{columns}}。这些列仍按链接使用。如果不对，请在“文件、列与预测”里重新选择列，或索取新的链接。',
  },
}
