/** The one page that has no text layer: a photocopied letter, slightly turned, grey and noisy, as JPEG. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { seeded } from './hydro.ts';
import { fontPath } from './typeset.ts';

const LETTER: readonly string[] = [
  '平城区水环境治理中心：',
  '　　你单位《关于征求红卫桥、小南头断面水质提升工程涉河建设方案意见的函》',
  '收悉。经研究，现将有关意见函复如下：',
  '　　一、红卫桥、小南头断面水质提升工程位于朔平河平城区段河道管理范围内，建',
  '设内容包括红卫桥拆除重建、底泥清理、生态护岸及滩地表流湿地等，项目建设对改',
  '善断面水质、消除桥梁阻水隐患是必要的，原则同意开展前期工作。',
  '　　二、工程防洪标准应与所在河段规划防洪标准相协调，按不低于 50 年一遇设计；',
  '新建桥梁的梁底高程、孔跨布置及桥墩轴线应满足行洪和防汛抢险交通要求，桥墩不',
  '得布置在堤身设计断面以内。',
  '　　三、请委托有能力的单位编制防洪评价报告，按《河道管理范围内建设项目防洪',
  '评价报告编制导则》（SL/T 808—2021）的要求开展防洪评价计算，分析工程建设对',
  '行洪、河势稳定、堤防安全及第三人合法水事权益的影响，并提出防治与补救措施。',
  '　　四、涉河工程应安排在非汛期施工，施工度汛方案须报我所备案；工程完工后应',
  '及时清除施工围堰及弃渣，恢复河道原状。',
  '　　五、在取得涉河建设方案行政许可之前，不得开工建设。',
  '　　特此函复。',
];

export function scannedLetter(): Uint8Array {
  GlobalFonts.registerFromPath(fontPath('serif'), 'Letter');
  GlobalFonts.registerFromPath(fontPath('serifBold'), 'LetterBold');
  const W = 1240;
  const H = 1754;
  const canvas = createCanvas(W, H);
  const c = canvas.getContext('2d');
  c.fillStyle = '#efede6';
  c.fillRect(0, 0, W, H);
  c.save();
  c.translate(W / 2, H / 2);
  c.rotate((0.85 * Math.PI) / 180);
  c.translate(-W / 2, -H / 2);
  c.fillStyle = '#f8f6f0';
  c.fillRect(14, 20, W - 30, H - 36);
  c.fillStyle = '#2b2b2e';
  c.textAlign = 'center';
  c.font = '62px LetterBold';
  c.fillText('平城区河道管理所', W / 2, 250);
  c.fillRect(150, 300, W - 300, 4);
  c.fillRect(150, 309, W - 300, 1.5);
  c.font = '25px Letter';
  c.fillText('平河函〔2026〕9号', W / 2, 362);
  c.font = '38px LetterBold';
  c.fillText('关于红卫桥、小南头断面水质提升工程', W / 2, 468);
  c.fillText('涉河建设方案有关意见的复函', W / 2, 526);
  c.textAlign = 'left';
  c.font = '26px Letter';
  LETTER.forEach((line, i) => c.fillText(line, 150, 618 + i * 49));
  c.textAlign = 'right';
  c.fillText('平城区河道管理所', W - 190, 1470);
  c.fillText('2026年3月18日', W - 206, 1520);
  c.textAlign = 'left';
  c.font = '22px Letter';
  c.fillText('（联系人：甄立功　电话：0000—5520318）', 150, 1588);
  c.restore();
  // folds, specks and copier shading
  const random = seeded(9031);
  c.fillStyle = 'rgba(60,58,52,0.05)';
  c.fillRect(0, 582, W, 3);
  c.fillRect(0, 1166, W, 2);
  c.fillStyle = 'rgba(30,30,30,0.16)';
  c.fillRect(0, 0, 9, H);
  c.fillRect(0, 0, W, 6);
  for (let i = 0; i < 320; i += 1) {
    c.fillStyle = `rgba(40,38,34,${(0.08 + random() * 0.3).toFixed(2)})`;
    c.fillRect(
      Math.floor(random() * W),
      Math.floor(random() * H),
      1 + Math.floor(random() * 2),
      1 + Math.floor(random() * 2),
    );
  }
  const image = c.getImageData(0, 0, W, H);
  const data = image.data;
  for (let i = 0; i < data.length; i += 4) {
    const noise = (random() - 0.5) * 16 - (((i / 4) % W) / W) * 5;
    for (let k = 0; k < 3; k += 1) data[i + k] = Math.max(0, Math.min(255, (data[i + k] ?? 0) + noise));
  }
  c.putImageData(image, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/jpeg', 62));
}
