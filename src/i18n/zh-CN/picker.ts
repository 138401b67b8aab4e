import type { picker as en } from '../en/picker'

export const picker: typeof en = {
  title: '选择问题',
  note: '换一个问题，任务也随之更换。加权方法、优化器和网络尽量保留。',
  current: '当前',
  rows: '{{count}} 行',
  drawn: '{{count}} 行（可调）',
  inputs: '{{count}} 个输入',
  tasks: '{{count}} 个任务',
  load: '需下载 {{size}}',
  sources: { digits: '数据：Y. LeCun 与 C. Cortes 的 MNIST，已缩小；CC BY-SA 3.0。' },
  hard: '难在哪里：{{what}}',
  noPicture: '加载数据后才有图。',
  changed: '问题由“{{before}}”换成“{{after}}”。',
  changes: '改动与保留的内容',
  newTasks: '任务由“{{before}}”换成“{{after}}”，损失、权重和数据取其常用值。',
  otherColumns: '自己的表格改用了别的列。',
  otherFile: '自己的表格换成“{{file}}”。',
  inputsAdded: '新增输入：{{columns}}。',
  inputsGone: '不再作输入：{{columns}}。',
  columnTasks: '任务由“{{before}}”换成“{{after}}”。原来就是目标的列保留原有任务。',
  tasksStay: '任务不变。',
  kept: '保留：{{what}}。',
  lost: '加权方法改为 {{method}}：手写的权重用到了已不存在的任务。',
  preset: '为“{{problem}}”设定：{{what}}。',
  values: {
    samples: '{{value}} 行',
    testFraction: '其中 {{value}} 用于测试',
    trunk: '主干 {{value}}',
    activation: '{{value}}',
    optimizer: '{{value}}',
    learningRate: '学习率 {{value}}',
    batchSize: '批大小 {{value}}',
  },
  perTask: '加权方法中逐任务的设置，现按顺序用于新任务。',
  edits: '训练途中的改动（{{count}} 处）属于原来的运行。',
  undo: '撤销',
  problems: {
    plane: {
      about:
        '正方形里的点，每个任务一个目标：要区分的区域、要预测的曲面，或您自己输入的公式。每个预测都是一幅图，旁边就是目标。',
      hard: '一个主干要兼顾形状各异的目标，尺度大的目标会压制其他任务。',
    },
    drawn: {
      about: '在正方形里自己画目标：类别或高低，也可以放带标签的点。链接会带上这幅画。',
      hard: '由您决定：细线、小块和陡坡需要更多神经元和更多样本。',
    },
    gradnorm: {
      about:
        '输入相同、几乎只有尺度不同的一组回归任务，取自 GradNorm 论文。按任务归一化的损失能看出一种方法是否照顾到每个任务。',
      hard: '权重相等时，尺度最大的任务几乎占去全部梯度。',
    },
    clicks: {
      about: '由生成器产生的商品曝光，有三个任务：点击、转化、观看时长。只有点击过的曝光才知道是否转化、看了多久。',
      hard: '点击稀少；转化标签只在点击样本上才有（样本选择偏差）；一个任务变好，另一个可能变差（跷跷板现象）。',
    },
    digits: {
      about: '两个手写数字叠在一起：一个任务认左边的，另一个认右边的。这是该领域的第一个图像基准，这里做得很小。',
      hard: '两个任务看的是同样的像素，一个任务的数字对另一个任务就是干扰。',
    },
    own: {
      about:
        '用您自己的 CSV 或 TSV 文件：选哪些列作输入、哪些列作目标，每个目标一个任务。文件不会离开浏览器；图中是虚构的例子。',
      hard: '有的列会泄露答案，标签太少，类别不平衡，目标的单位相差太大而互相淹没。',
    },
    penguins: {
      about: '在南极测量的三种企鹅：由所在岛屿和三个长度预测物种、性别和体重。一个网络里有三种损失。',
      hard: '行数少，有些企鹅性别未知，还要权衡不同种类的损失。',
    },
    cars: {
      about:
        '1970 至 1982 年款的汽车：由气缸数、排量、车重和年款预测油耗、功率、加速和产地。三个各有单位的数，加一个类别。',
      hard: '不该由单位决定哪个任务重要，而产地对其他任务帮助不大。',
    },
  },
}
