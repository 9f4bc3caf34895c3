import type { Page } from '@playwright/test';

/** How a drawn person looks: colours of the wall behind them, of hair and coat; glasses or none. */
export interface Portrait {
  readonly wall: string;
  readonly hair: string;
  readonly coat: string;
  readonly hasGlasses?: boolean;
  readonly hasLongHair?: boolean;
}

/** Before the page is loaded: its camera shows a drawn person who breathes, in the place of a test picture. */
export async function sitsBeforeTheCamera(page: Page, portrait: Portrait): Promise<void> {
  // What runs in the page is text: there are no types of a page here.
  await page.addInitScript({
    content: `{
      const look = ${JSON.stringify(portrait)};
      const devices = navigator.mediaDevices;
      const real = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (wish) => {
        if (!wish.video) return real(wish);
        const canvas = document.createElement('canvas');
        canvas.width = 640;
        canvas.height = 360;
        const to = canvas.getContext('2d');
        const oval = (x, y, width, height, colour) => {
          to.fillStyle = colour;
          to.beginPath();
          to.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
          to.fill();
        };
        let beat = 0;
        const draw = () => {
          const rise = 2 * Math.sin(beat++ / 4);
          to.fillStyle = look.wall;
          to.fillRect(0, 0, 640, 360);
          if (look.hasLongHair) {
            oval(320, 165 + rise, 88, 118, look.hair);
            to.fillRect(232, 165 + rise, 176, 95);
          }
          oval(320, 385 + rise, 185, 120, look.coat);
          to.fillStyle = '#e3d2c1';
          to.fillRect(292, 215 + rise, 56, 62);
          oval(320, 278 + rise, 42, 22, '#e3d2c1');
          if (!look.hasLongHair) oval(320, 118 + rise, 78, 78, look.hair);
          oval(320, 160 + rise, 68, 82, '#eadccd');
          to.fillStyle = look.hair;
          to.beginPath();
          to.ellipse(320, 130 + rise, 76, 62, 0, Math.PI, 2 * Math.PI);
          to.ellipse(320, 130 + rise, 70, 22, 0, 0, Math.PI, true);
          to.fill();
          if (look.hasGlasses) {
            to.strokeStyle = '#4b5563';
            to.lineWidth = 5;
            for (const x of [293, 347]) {
              to.beginPath();
              to.ellipse(x, 168 + rise, 21, 17, 0, 0, 2 * Math.PI);
              to.stroke();
            }
            to.beginPath();
            to.moveTo(314, 166 + rise);
            to.lineTo(326, 166 + rise);
            to.stroke();
          }
        };
        draw();
        setInterval(draw, 200);
        return canvas.captureStream(5);
      };
    }`,
  });
}

/** Before the page is loaded: its times of the day are those of an afternoon, whatever the hour it is looked at. */
export async function sitsInTheAfternoon(page: Page): Promise<void> {
  await page.addInitScript({
    content: `{
      const real = Date.prototype.getUTCHours;
      const later = 14 - ((real.call(new Date()) + 8) % 24);
      Date.prototype.getUTCHours = function () {
        return (real.call(this) + later + 24) % 24;
      };
    }`,
  });
}
