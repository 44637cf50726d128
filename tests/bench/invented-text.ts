/**
 * Invented Chinese prose with subjects, for benches: words of a topic among words that every
 * text uses, in sentences without sense. The same seed gives the same text.
 */

export interface Topic {
  id: string;
  title: string;
  words: string[];
}

const topic = (id: string, title: string, words: string): Topic => ({
  id,
  title,
  words: words.split(' '),
});

/** Twelve subjects of an imaginary valley. Some words are shared, as real subjects share them. */
export const topics: Topic[] = [
  topic(
    'ch01',
    '河谷农事',
    '麦田 果园 播种 收割 灌溉 谷仓 农具 肥料 秧苗 羊群 牧草 蜂箱 葡萄架 磨坊 粮价 旱情 田埂 农夫 菜园 苹果树 收成 市集 天气 雨水',
  ),
  topic(
    'ch02',
    '山镇工匠',
    '木匠 铁匠 陶窑 织布机 作坊 学徒 工具箱 雕花 榫头 染料 皮革 铜壶 锻炉 竹编 漆器 手艺 订单 图样 行会 瓷碗 玻璃 市集 木料 师傅',
  ),
  topic(
    'ch03',
    '湖上航运',
    '渡船 码头 船夫 灯塔 货舱 缆绳 航线 风帆 湖面 水位 渔网 船坞 桅杆 罗盘 船票 堤坝 浮标 桥洞 雾气 天气 货物 港务局 领航员 甲板',
  ),
  topic(
    'ch04',
    '乡村学堂',
    '学生 老师 课本 黑板 考试 操场 算术 作文 校长 毕业 书包 教室 图画课 家长 暑假 图书馆 奖学金 课程 铅笔 借书 朗读 合唱 假期 学费',
  ),
  topic(
    'ch05',
    '医馆札记',
    '医生 病人 草药 药房 诊所 发烧 咳嗽 护士 疗养 处方 伤口 绷带 体温 睡眠 药膏 牙痛 病房 康复 疫苗 营养 食谱 眼镜 血压 门诊',
  ),
  topic(
    'ch06',
    '天文与历法',
    '望远镜 彗星 月食 星图 行星 轨道 历法 节气 观测站 流星雨 日晷 银河 光谱 卫星 北极星 火星 黄道 天文台 星座 时钟 年轮 亮度 星云 夜空',
  ),
  topic(
    'ch07',
    '厨房与餐桌',
    '面包 炉火 香料 汤锅 食谱 奶酪 果酱 腌菜 茶壶 点心 面粉 烤箱 蜂蜜 厨师 宴席 咖啡 豆腐 酱油 米饭 市集 饺子 糖霜 鱼汤 葡萄酒',
  ),
  topic(
    'ch08',
    '旧书与印刷',
    '书店 印刷机 活字 装订 稿纸 藏书 书架 校对 出版 插图 油墨 抄本 目录 图书馆 作者 序言 版本 书评 翻译 诗集 纸张 读者 封面 借书',
  ),
  topic(
    'ch09',
    '音乐与戏台',
    '提琴 乐谱 合唱 戏台 鼓手 指挥 排练 歌手 钢琴 舞步 面具 剧本 观众 掌声 笛子 乐团 音阶 唱片 演出 巡演 票房 布景 序曲 琴弦',
  ),
  topic(
    'ch10',
    '林中鸟兽',
    '松鼠 猫头鹰 候鸟 鹿群 狐狸 树洞 羽毛 巢穴 足迹 森林 溪流 护林员 橡树 蘑菇 刺猬 啄木鸟 苔藓 冬眠 观鸟 保护区 年轮 野花 蝴蝶 夜空',
  ),
  topic(
    'ch11',
    '市政与道路',
    '市长 议会 预算 道路 路灯 桥梁 税收 选举 公告 邮局 图书馆 消防 水厂 规划 工程 招标 公园 停车 居民 投诉 法规 垃圾 铁路 车站',
  ),
  topic(
    'ch12',
    '登山与远行',
    '登山 背包 帐篷 雪线 向导 绳索 营地 山脊 地图 指南针 冰川 驿站 旅人 路标 悬崖 日出 峡谷 干粮 徒步 车站 缆车 客栈 天气 脚印',
  ),
];

const COMMON =
  '今天 昨天 早晨 傍晚 后来 从前 已经 仍然 常常 有时 大家 人们 邻居 朋友 孩子 老人 先生 女士 镇上 城里 路边 家里 消息 事情 问题 办法 时候 地方 东西 开始 结束 觉得 知道 看见 听说 告诉 准备 决定 希望 需要 帮助 介绍 记录 讨论 发现 改变 完成 安静 热闹 重要 简单 漂亮 新鲜 忽然 慢慢 终于 其实 因此 不过 例如 每年 许多 几个 一些 所有'.split(
    ' ',
  );
const JOINTS = ['的', '了', '在', '和', '也', '就', '把', '对', '与', '从', '而', '都'];

/** Numbers from 0 to 1, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let hash = Math.imul(state ^ (state >>> 15), state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface InventedArticle {
  title: string;
  paragraphs: string[];
  tags: string[];
}

/** An article of one topic, with a stray word of others; a few of its words lead. */
export function inventedArticle(
  seed: number,
  { words }: Topic,
  characters: number,
): InventedArticle {
  const next = numbers(seed);
  const pick = (list: string[]) => list[Math.floor(next() * list.length)]!;
  const leading = [pick(words), pick(words), pick(words)];
  const word = () => {
    const draw = next();
    if (draw < 0.14) return pick(leading);
    if (draw < 0.26) return pick(words);
    if (draw < 0.3) return pick(pickTopic(next).words);
    return pick(COMMON);
  };
  const sentence = () => {
    const parts = Array.from({ length: 4 + Math.floor(next() * 9) }, (_, i) =>
      i % 2 === 1 && next() < 0.6 ? pick(JOINTS) + word() : word(),
    );
    return `${parts.join('')}。`;
  };
  const paragraphs: string[] = [];
  let written = 0;
  while (written < characters) {
    const paragraph = Array.from({ length: 2 + Math.floor(next() * 4) }, sentence).join('');
    paragraphs.push(paragraph);
    written += paragraph.length;
  }
  const title = `${pick(leading)}${pick(['与', '里的', '和'])}${pick(words)}：${pick(COMMON)}${pick(words)}`;
  const tags = next() < 0.7 ? [...new Set(leading)].slice(0, 1 + Math.floor(next() * 3)) : [];
  return { title, paragraphs, tags };
}

const pickTopic = (next: () => number) => topics[Math.floor(next() * topics.length)]!;
