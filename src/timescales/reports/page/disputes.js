// The disputes that are open, the most urgent first.
function listDisputes() {
  const { elements } = document.getElementById("disputes-filters");
  const TOLD = ["stage", "theme", "officer"];
  const found = (dispute) => [ofChild("name", dispute.child), ...TOLD.map((name) => text(dispute[name]))];
  const searched = new Map(data.disputes.map((each) => [each, found(each).join("\n").toLowerCase()]));

  function keeps(dispute, wanted) {
    if (TOLD.some((name) => wanted[name] && coded(dispute[name]) !== wanted[name])) return false;
    if (wanted.late && !(dispute.left < 0)) return false;
    return searched.get(dispute).includes(wanted.text.trim().toLowerCase());
  }

  function says(number, wanted) {
    const sought = wanted.text.trim();
    const told = TOLD.map((name) =>
      elements[name].value === "none" ? `no ${name} recorded` : chosenIn(elements[name]));
    const more = [sought && `matching “${sought}”`, ...told, wanted.late && "past the last day"];
    return [`${several(number, "dispute")} open`, ...more].filter(Boolean).join("; ");
  }

  function left(days) {
    if (days === null) return "not known";
    return days < 0 ? `${-days} late` : String(days);
  }

  function drawn(dispute) {
    return element(
      "tr", {},
      subjectCell(dispute.child, null),
      element("td", { class: "date" }, shown(dispute.raised)),
      element("td", {}, text(dispute.stage)),
      element("td", { class: "number" }, String(dispute.age)),
      element("td", { class: "date" }, shown(dispute.due)),
      element("td", { class: "number" }, left(dispute.left)),
      element("td", {}, text(dispute.theme)),
      element("td", {}, text(dispute.officer)),
    );
  }

  for (const name of TOLD) offerTexts(elements[name], data.disputes.map((each) => each[name]));
  listing("disputes-", { rows: data.disputes, keeps, drawn, says });
}

if (data.disputes.length) listDisputes();
