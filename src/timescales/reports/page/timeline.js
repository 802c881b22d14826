// The picture of one child, as timescales.timeline_svg draws it: a lane for each duty, a bar for
// each time that it was owed. A test holds the two together, element by element.
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 26, LANE = 44, BAR = 18, LANES_AT = 300, LANES_WIDE = 700;
const WIDTH = LANES_AT + LANES_WIDE + MARGIN;
const LINE = 15, LEGEND_LETTER = 6.9;

function drawn(parent, name, attributes, said) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (said !== undefined) made.textContent = said;
  parent.append(made);
  return made;
}

function label(parent, x, y, said, size, attributes = {}) {
  drawn(parent, "text", { x, y, "font-size": size, ...attributes }, said);
}

const judged = (row) => owed("met", row) ?? owed("ended", row) ?? 0;

function said(row) {
  const due = owed("due", row);
  const parts = [`${duty(row)[1]} ${owed("ordinal", row)}: from ${iso(owed("begun", row))}`];
  parts.push(due === null ? "no due date" : `due ${iso(due)}`);
  for (const [name, lead] of [["not_before", "not before"], ["met", "met on"], ["ended", "ended on"]]) {
    if (owed(name, row) !== null) parts.push(`${lead} ${iso(owed(name, row))}`);
  }
  return [...parts, words(status(row))].join(", ");
}

function lanesOf(rows) {
  const lanes = [];
  for (const row of rows) {
    const lane = lanes.at(-1);
    if (lane && owed("duty", lane[0]) === owed("duty", row)) lane.push(row);
    else lanes.push([row]);
  }
  return lanes;
}

function scaleOf(rows) {
  const days = [0];
  for (const row of rows) {
    days.push(owed("begun", row), judged(row));
    if (owed("due", row) !== null) days.push(owed("due", row));
  }
  const first = Math.min(...days);
  const final = Math.max(...days);
  const wide = Math.max(final - first, 1);
  const at = (day) => Number((LANES_AT + ((day - first) * LANES_WIDE) / wide).toFixed(1));
  return { first, final, at };
}

function drawTimeline(child) {
  const rows = rowsOf(child);
  const lanes = lanesOf(rows);
  const scale = scaleOf(rows);
  const top = MARGIN + 66;
  const bottom = top + lanes.length * LANE;
  const legend = data.bars.filter((kind) => rows.some((row) => bar(row)[0] === kind[0]));
  const height = bottom + 22 + (legend.length ? 24 : 0) + MARGIN;
  const whose = rows.length ? `${ofChild("name", child)}, ` : "";
  const title = `${whose}as at ${long(0)}`;
  const svg = document.createElementNS(SVG, "svg");
  const size = { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img" };
  for (const [key, value] of Object.entries(size)) svg.setAttribute(key, value);
  drawn(svg, "title", {}, title);
  drawn(svg, "desc", {}, rows.map((row) => `${said(row)}.\n`).join("") || "No obligations.\n");
  drawn(svg, "rect", { class: "ts-page", x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 12 });
  label(svg, MARGIN, MARGIN + 16, title, 19, { class: "ts-ink", "font-weight": "600" });
  drawYears(svg, scale, top, bottom);
  drawBirthdays(svg, scale, ofChild("born", child), top, bottom);
  lanes.forEach((lane, number) => drawLane(svg, scale, lane, top + number * LANE));
  const now = scale.at(0);
  drawn(svg, "line", { class: "ts-now", x1: now, y1: top, x2: now, y2: bottom });
  drawLegend(svg, legend, bottom + 22);
  return svg;
}

function drawYears(svg, scale, top, bottom) {
  const until = moment(scale.final).getUTCFullYear();
  for (let year = moment(scale.first).getUTCFullYear() + 1; year <= until; year += 1) {
    const x = scale.at(dayOf(year, 0, 1));
    drawn(svg, "line", { class: "ts-rim", x1: x, y1: top, x2: x, y2: bottom });
    label(svg, x, top - 8, String(year), 12, { class: "ts-quiet", "text-anchor": "middle" });
  }
}

function drawBirthdays(svg, scale, born, top, bottom) {
  if (born === null) return;
  const day = moment(born);
  for (let age = 1; age <= moment(scale.final).getUTCFullYear() - day.getUTCFullYear(); age += 1) {
    const birthday = dayOf(day.getUTCFullYear() + age, day.getUTCMonth(), day.getUTCDate());
    if (birthday < scale.first || birthday > scale.final) continue;
    const x = scale.at(birthday);
    const group = drawn(svg, "g", { class: "ts-birthday" });
    drawn(group, "title", {}, `${age} on ${long(birthday)}`);
    drawn(group, "line", { x1: x, y1: top - 22, x2: x, y2: bottom });
    label(group, x, top - 26, String(age), 12, { "text-anchor": "middle", "font-weight": "600" });
  }
}

function drawLane(svg, scale, lane, y) {
  const lines = duty(lane[0])[2];
  const middle = y + LANE / 2;
  drawn(svg, "line", { class: "ts-rim", x1: MARGIN, y1: y, x2: WIDTH - MARGIN, y2: y });
  lines.forEach((line, number) => {
    const baseline = middle + 4 + (number - (lines.length - 1) / 2) * LINE;
    label(svg, MARGIN, baseline, line, 13, { class: "ts-ink" });
  });
  // From the last to the first, so that the next bar hides no mark.
  for (const row of [...lane].reverse()) drawOwed(svg, scale, row, middle);
}

function drawOwed(svg, scale, row, middle) {
  const group = drawn(svg, "g", { class: `ts-${bar(row)[0]}`, "data-row": row });
  const notes = text(owed("notes", row));
  drawn(group, "title", {}, notes ? `${said(row)}\n${notes}` : said(row));
  const start = owed("begun", row);
  const end = Math.max(judged(row), start);
  const opens = Math.min(Math.max(owed("not_before", row) ?? start, start), end);
  if (opens > start) drawBar(group, scale.at(start), scale.at(opens), middle, 6);
  drawBar(group, scale.at(opens), scale.at(end), middle, BAR);
  const x = scale.at(end);
  if (owed("due", row) !== null) {
    const due = scale.at(owed("due", row));
    drawn(group, "line", { x1: x, y1: middle, x2: due, y2: middle });
    drawn(group, "line", { x1: due, y1: middle - 12, x2: due, y2: middle + 12 });
  }
  if (owed("met", row) !== null) drawn(group, "circle", { cx: x, cy: middle, r: 4 });
  if (owed("ended", row) !== null) drawn(group, "path", { d: `M${x - 4} ${middle - 4}l8 8m0 -8l-8 8` });
}

function drawBar(group, start, end, middle, height) {
  const width = Math.max(Number((end - start).toFixed(1)), 1);
  drawn(group, "rect", { x: start, y: middle - height / 2, width, height });
}

function drawLegend(svg, legend, y) {
  let x = MARGIN;
  for (const [name, means] of legend) {
    const group = drawn(svg, "g", { class: `ts-${name}` });
    drawBar(group, x, x + 26, y + 10, 14);
    label(svg, x + 34, y + 15, means, 13, { class: "ts-ink" });
    x += 34 + means.length * LEGEND_LETTER + 18;
  }
}
