// Backgrounds of our own, drawn. Each stands 9 wide and 16 high; small and drawn up they look as a lens leaves what is far.

function down(pen, ...colours) {
  const fade = pen.createLinearGradient(0, 0, 0, 16);
  colours.forEach((colour, at) => fade.addColorStop(at / (colours.length - 1), colour));
  pen.fillStyle = fade;
  pen.fillRect(0, 0, 9, 16);
}

function glow(pen, x, y, radius, colour) {
  const fade = pen.createRadialGradient(x, y, 0, x, y, radius);
  fade.addColorStop(0, colour);
  fade.addColorStop(1, "transparent");
  pen.fillStyle = fade;
  pen.fillRect(0, 0, 9, 16);
}

function leaf(pen, x, y, length, turn, colour) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(turn);
  pen.beginPath();
  pen.ellipse(0, -length / 2, length / 5, length / 2, 0, 0, 7);
  pen.fillStyle = colour;
  pen.fill();
  pen.restore();
}

function daylight(pen) {
  down(pen, "#f3ebdf", "#e6d8c4", "#cdb99d");
  pen.save();
  pen.transform(1, -0.16, 0, 1, 0, 1); // Through a window at the side.
  pen.fillStyle = "rgb(255 250 236 / 0.75)";
  for (const x of [0.6, 2.5]) for (const y of [1.2, 3.6, 6]) pen.fillRect(x, y, 1.6, 2.1);
  pen.restore();
  pen.fillStyle = "#a98f70";
  pen.fillRect(0, 13.4, 9, 2.6);
  pen.fillStyle = "#f7f1e7";
  pen.fillRect(0, 13.2, 9, 0.25);
  glow(pen, 2, 3, 9, "rgb(255 244 214 / 0.55)");
}

function shelf(pen) {
  const spines = ["#8a3f3a", "#33576b", "#c9a15b", "#4f6b52", "#b8ab98", "#5b4665", "#a8623c"];
  down(pen, "#b9a58e", "#97816a");
  for (const [row, top] of [1.4, 5.2, 9, 12.8].entries()) {
    for (let x = 0.2, number = row * 5; x < 8.7; number += 1) {
      const width = 0.32 + ((number * 7) % 4) * 0.11;
      const height = 1.9 + ((number * 5) % 4) * 0.26;
      pen.fillStyle = spines[(number * 3) % spines.length];
      if ((number * 11) % 9) pen.fillRect(x, top + 3 - height, width, height);
      x += width + 0.06;
    }
    pen.fillStyle = "#5a4432";
    pen.fillRect(0, top + 3, 9, 0.32);
  }
  glow(pen, 7.6, 2, 7, "rgb(255 214 150 / 0.5)");
}

function plants(pen) {
  down(pen, "#eaf1ea", "#cfdfd0", "#a9c1ab");
  glow(pen, 3, 2, 8, "rgb(255 255 255 / 0.7)");
  for (const [x, side] of [[0.4, 1], [8.8, -1]]) {
    for (let number = 0; number < 9; number += 1) {
      const green = ["#2f5d43", "#447a57", "#5c946a"][number % 3];
      leaf(pen, x, 15.5 - (number % 3), 4.6 + (number % 4), side * (number * 0.16 - 0.35), green);
    }
  }
  pen.fillStyle = "#c98a63";
  pen.fillRect(0, 14.6, 1.7, 1.4);
  pen.fillRect(7.4, 14.6, 1.6, 1.4);
}

function evening(pen) {
  down(pen, "#191a3a", "#3a2c5c", "#7a4a63", "#2a2036");
  const lights = ["rgb(255 196 120 / 0.8)", "rgb(255 140 110 / 0.7)", "rgb(160 190 255 / 0.65)", "rgb(255 226 170 / 0.8)"];
  for (let number = 0; number < 22; number += 1) {
    pen.beginPath();
    pen.arc((number * 3.7) % 9, 6.5 + ((number * 2.3) % 5.5), 0.22 + (number % 4) * 0.11, 0, 7);
    pen.fillStyle = lights[number % 4];
    pen.fill();
  }
}

const PICTURES = { daylight, shelf, plants, evening };

export const pictures = Object.keys(PICTURES);

/** Draw the background `name` all over the canvas of the `pen`. */
export function drawPicture(name, pen) {
  const { width, height } = pen.canvas;
  pen.save();
  pen.scale(width / 9, height / 16);
  PICTURES[name](pen);
  pen.restore();
}
