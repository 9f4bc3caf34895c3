/** The compiler's answer to every flaw, with the words of the revised report that carry it. */

export type ResponseStatus = 'adopted' | 'partlyAdopted' | 'notAdopted';

export interface ResponseRow {
  readonly flawId: string;
  readonly status: ResponseStatus;
  readonly response: string;
  /** Exact words of the revised report, all on one page. */
  readonly quote: string;
}

export const RESPONSES: readonly ResponseRow[] = [
  {
    flawId: 'A01',
    status: 'adopted',
    response:
      '已修改。补充糙率取值依据及壅水计算表：用 2018 年 7 月洪水 6 处洪痕率定，主槽 0.030、滩地 0.038，水面线、壅水、冲刷全部重算。',
    quote: '主槽糙率取 0.030，滩地糙率取 0.038，据此对水面线、壅水、冲刷等成果全部重新计算',
  },
  {
    flawId: 'A02',
    status: 'adopted',
    response: '已修改。补充 20 年一遇和施工期围堰工况壅水计算，表中增列流速，参数汇总见表 4.3-1。',
    quote: '20 年一遇设计洪水壅水计算成果',
  },
  {
    flawId: 'A03',
    status: 'adopted',
    response:
      '已修改。补充 2013～2024 年资料，系列延长为 69 年；复核值较原成果略小，为安全计仍采用原成果，并说明理由。',
    quote: '系列延长至 1956～2024 年，共 69 年',
  },
  {
    flawId: 'A04',
    status: 'adopted',
    response:
      '已修改。6.3 节改写为施工度汛方案，明确一期围堰 2027 年 3 月 20 日前、二期围堰 5 月 31 日前拆除，补充预警分级表。',
    quote: '二期围堰于 2027 年 5 月 31 日前拆除完毕',
  },
  {
    flawId: 'A05',
    status: 'adopted',
    response: '已修改。附图 2、附图 5 补标左、右岸堤脚线及高程。',
    quote: '并补充标注了左、右岸堤脚线位置及高程',
  },
  {
    flawId: 'A06',
    status: 'adopted',
    response: '已更正。附图 2 说明改为 1:5000，与图签和图面比例尺一致。',
    quote: '图中比例尺为 1:5000',
  },
  {
    flawId: 'A07',
    status: 'adopted',
    response: '已修改。按 65-1 修正式补充局部冲刷计算和参数表，系梁顶面高程由 1037.20 m 降至 1036.40 m。',
    quote: '本次采用 JTG C30—2015 的 65-1 修正式计算',
  },
  {
    flawId: 'A08',
    status: 'partlyAdopted',
    response:
      '部分采纳。补充右岸 K3+935、K3+700 两个断面；左岸堤身取样须待 2026 年 6 月勘探，施工图阶段复核。',
    quote: '左岸断面待补充勘察后由主体设计单位在施工图阶段复核',
  },
  {
    flawId: 'A09',
    status: 'notAdopted',
    response:
      '未采纳。补作敏感性分析，滩地糙率增至 0.050 时水位最大抬高 0.01 m，且汛前收割，计算糙率不调整。',
    quote: '因此水面线计算糙率不作调整',
  },
  {
    flawId: 'A10',
    status: 'adopted',
    response: '已修改。增加 6.5 节，防治与补救措施费用 186.42 万元单独计列，明确实施单位和时间。',
    quote: '费用总计 186.42 万元，明细见表 6.5-1',
  },
  {
    flawId: 'A11',
    status: 'adopted',
    response: '已修改。补充雨水排放口和小南头提水站影响分析，施工避开春灌期并设防浊帘，已签协议。',
    quote: '小南头提水站位于桥址下游 660 m',
  },
  {
    flawId: 'A12',
    status: 'adopted',
    response: '已更正，并核对全部引用标准的现行有效性。',
    quote: '《防洪标准》（GB 50201—2014）',
  },
  {
    flawId: 'A13',
    status: 'adopted',
    response: '已修改。补充 K3+700 堤顶高程复核，该段超高不足，提出加高 0.62 m 的措施并计列费用。',
    quote: '对右岸 K3+650～K3+760 段堤防进行加高培厚',
  },
  {
    flawId: 'A14',
    status: 'partlyAdopted',
    response:
      '部分采纳。已签订并附提水站协议（附件 3）；与小南头村达成意向，正式协议承诺 2026 年 6 月 30 日前签订。',
    quote: '正式协议承诺于 2026 年 6 月 30 日前签订并报审批机关备案',
  },
  {
    flawId: 'B01',
    status: 'adopted',
    response:
      '已修改。余方全部综合利用：底泥和围堰土方用于东沟乡废弃砖厂复垦，旧桥拆除物资源化，补充协议和接收证明。',
    quote: '建设单位与复垦实施单位于 2026 年 5 月 6 日签订余方接收协议',
  },
  {
    flawId: 'B02',
    status: 'adopted',
    response: '已修改。增设Ⅵ 临时堆土场区 0.77 hm²，防治责任范围由 11.58 hm² 调整为 12.35 hm²。',
    quote: '单独设置临时堆土场 1 处，面积 0.77 hm²，计入防治责任范围',
  },
  {
    flawId: 'B03',
    status: 'adopted',
    response: '已修改。明确表土分区剥离、集中堆存、防护措施和回覆厚度，表 2.4-1 增列两栏。',
    quote: '回覆厚度为绿地 0.30 m、草地 0.20 m、护坡 0.15 m',
  },
  {
    flawId: 'B04',
    status: 'adopted',
    response: '已修改。按 12.35 hm² 重算为 4.94 万元，说明拟申请免征、核定前按标准计列。',
    quote: '计征面积为防治责任范围 12.35 hm²，标准 0.40 元/m²，计 4.94 万元',
  },
  {
    flawId: 'B05',
    status: 'adopted',
    response:
      '已修改。脱水工艺改为土工管袋，补充围埝及排水沟 560 m、三级沉淀池 2 座、防渗膜 16800 m²，余水检测后回用。',
    quote: '脱水场四周设土质围埝及排水沟 560 m',
  },
  {
    flawId: 'B06',
    status: 'adopted',
    response: '已修改。改用狗牙根、紫花苜蓿、柽柳、紫穗槐等乡土种，增加表 5.3-1。',
    quote: '灌木选用柽柳、紫穗槐、沙棘等乡土树种',
  },
  {
    flawId: 'B07',
    status: 'adopted',
    response: '已修改。以迎河桥工程为类比分区取值，补充可比性分析，并用 SL 773—2018 公式校核。',
    quote: '扰动后土壤侵蚀模数采用类比法分区确定',
  },
  {
    flawId: 'B08',
    status: 'adopted',
    response: '已修改。价格水平年调整为 2026 年第一季度，单价和投资重算。',
    quote: '价格水平年采用 2026 年第一季度',
  },
  {
    flawId: 'B09',
    status: 'partlyAdopted',
    response: '部分采纳。底泥脱水场增设 4 号点；临时堆土场由相邻 3 号点兼顾，不再单设。',
    quote: '监测点位由送审稿的 3 处增加为 4 处',
  },
  {
    flawId: 'B10',
    status: 'adopted',
    response: '已更正，并通查全文单位。',
    quote: '工程挖方总量 11.19 万 m³',
  },
];
