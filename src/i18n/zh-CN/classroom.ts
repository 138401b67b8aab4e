import type { classroom as en } from '../en/classroom'

export const classroom: typeof en = {
  lock: {
    title: '链接已锁定部分设置',
    free: '只能更改：{{free}}。',
    none: '所有设置都不能更改，但可以训练、暂停和查看。',
    unknown: '链接还写了本页面不认识的名称：{{names}}。',
    refused: '未作更改：此链接只允许更改{{free}}。',
    refusedAll: '未作更改：此链接不允许更改任何设置。',
    joint: '、',
  },
  names: {
    weights: '任务权重',
    weighting: '加权方法',
    losses: '损失函数',
    tasks: '任务',
    data: '数据',
    network: '网络',
    optimizer: '优化器',
    rate: '学习率',
    training: '训练设置',
    seed: '随机种子',
    compare: '对比',
  },
  share: {
    title: '分发给学生',
    lock: '只允许更改部分设置',
    free: '允许更改的内容',
    answers: '隐藏课程的答案',
    waits: '打开后不自动开始训练',
    link: '链接',
    copy: '复制链接',
    copied: '已复制',
    qr: '链接的二维码',
    tooLong:
      '此链接有 {{length}} 个字符，手机能识别的二维码最多约容纳 {{most}} 个。请直接复制链接，或重新开始：不含训练中的更改时，链接会短一些。',
    note: '锁定只是为了让全班专注于同一个问题，并非保护措施：任何人都可以修改地址。',
  },
  adviser: '用哪种加权方法？',
  presenter: '演示模式',
}
