/** The report that is turned over in a rehearsal: an invented case, with a few things in it that an expert would find. */
export interface PracticeReport {
  readonly kind: 'practiceReport';
  readonly metadataTitle: string;
  readonly madeAtMs: number;
  readonly title: string;
  readonly subtitle: string;
  /** Set across every page, so that no page of it can be taken for one of a real report. */
  readonly watermark: string;
  readonly notice: string;
  readonly chapters: readonly PracticeChapter[];
}

interface PracticeChapter {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table?: {
    readonly caption: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly section?: string;
}

export const PRACTICE_PAGES = 9;

/** Always the same but for its date, so that one file serves every rehearsal of a hub. */
export function practiceReport(): PracticeReport {
  return {
    kind: 'practiceReport',
    metadataTitle: '演练用报告',
    // 2026-01-01, Beijing: equal bytes whenever it is set.
    madeAtMs: Date.UTC(2025, 11, 31, 16),
    title: '清水河人行桥工程',
    subtitle: '防洪评价报告（演练用）',
    watermark: '演练',
    notice: '本报告仅供会前演练，工程、单位和数据均为虚构，不得用于任何评审。',
    chapters: CHAPTERS,
  };
}

const CHAPTERS: readonly PracticeChapter[] = [
  {
    heading: '1　概述',
    paragraphs: [
      '清水河人行桥位于清水河中游，连接左岸居民区与右岸公园，桥长 96 m，桥面宽 4.5 m，为三跨连续梁桥。',
      '桥址上游 1.2 km 处有水文站一座，下游 3.4 km 处为城区橡胶坝。两岸堤防防洪标准为 50 年一遇。',
      '本报告依据河道管理有关规定编制，评价工程建设对河道行洪、河势稳定和堤防安全的影响，提出防治与补救措施。',
    ],
  },
  {
    heading: '2　基本情况',
    paragraphs: [
      '清水河流域面积 682 km²，河道全长 74 km，平均比降 2.1‰。桥址处主槽宽约 60 m，两岸滩地各宽约 20 m。',
      '多年平均降水量 412 mm，六至九月占全年的 76%。实测最大洪峰流量 742 m³/s。',
      '桥址断面河床为砂卵石，粒径 20～80 mm；堤身为壤土填筑，堤顶高程 1048.60 m。',
    ],
    table: {
      caption: '表 2-1　设计洪水成果',
      columns: ['频率', '洪峰流量（m³/s）', '洪水位（m）'],
      rows: [
        ['P=1%', '1120', '1047.82'],
        ['P=2%', '905', '1047.10'],
        ['P=5%', '640', '1046.25'],
      ],
    },
  },
  {
    heading: '3　河道演变',
    paragraphs: [
      '比较 1998 年、2010 年和 2022 年实测断面，桥址河段主槽平面位置基本稳定，深泓线横向摆动不超过 6 m。',
      '受下游橡胶坝影响，近年河床略有淤积，平均淤高 0.25 m。预计工程后河势总体保持稳定。',
    ],
    section: '图 3-1　桥址断面示意',
  },
  {
    heading: '4　防洪评价计算',
    paragraphs: [
      '采用能量方程推求工程前后水面线，糙率主槽取 0.030，滩地取 0.045，下边界采用橡胶坝坝前水位。',
      '设计洪水（P=2%）洪峰流量采用 950 m³/s。计算得桥前最大壅水高度 0.08 m，壅水影响长度约 180 m。',
      '桥墩阻水比为 4.6%。桥下平均流速由 2.31 m/s 增至 2.42 m/s，一般冲刷深度 1.35 m，局部冲刷深度 2.10 m。',
      '梁底最低高程 1048.30 m，高于设计洪水位加超高的要求。',
    ],
    table: {
      caption: '表 4-1　工程前后水位比较（P=2%）',
      columns: ['断面', '工程前（m）', '工程后（m）', '差值（m）'],
      rows: [
        ['桥上游 200 m', '1047.32', '1047.33', '0.01'],
        ['桥上游 50 m', '1047.18', '1047.26', '0.08'],
        ['桥址', '1047.10', '1047.12', '0.02'],
        ['桥下游 50 m', '1047.03', '1047.03', '0.00'],
      ],
    },
  },
  {
    heading: '5　影响分析',
    paragraphs: [
      '工程对行洪的影响较小，壅水不致影响上游水文站测验。桥台位于堤防背水侧，施工期需临时破堤 12 m。',
      '桥墩轴线与水流方向夹角小于 5°，对河势影响轻微。墩周应设抛石防护。',
      '施工安排在汛前完成水下部分，围堰标准采用枯水期 5 年一遇洪水。',
    ],
  },
  {
    heading: '6　防治与补救措施',
    paragraphs: [
      '破堤段按原标准恢复，回填土压实度不小于 0.92，并与老堤结合良好。',
      '桥上下游各 30 m 范围内岸坡采用格宾护坡。施工结束后清除围堰和弃渣，恢复河道断面。',
      '汛期施工编制度汛方案，报水行政主管部门备案。',
    ],
  },
  {
    heading: '7　结论与建议',
    paragraphs: [
      '工程选址基本合理，防洪标准满足要求，在落实防治与补救措施的前提下，对行洪、河势和堤防安全的影响可以接受。',
      '建议下阶段复核设计洪水成果，补充桥墩冲刷防护设计，细化施工度汛方案。',
    ],
  },
];
