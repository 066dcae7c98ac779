// What the pages gain with JavaScript; without it everything can be read and reached.
"use strict";

// Brush: drag over the bars of a density strip to choose a stretch of time; Shift with the arrows does the same.
for (const figure of document.querySelectorAll(".density")) {
  const svg = figure.querySelector("svg");
  const bars = [...svg.querySelectorAll("a[data-from]")];
  const unit = figure.dataset.unit;
  let from = null;                                          // the bar where the brush began
  let chosen = [];

  const choose = (some) => {
    chosen = some;
    for (const bar of bars) bar.classList.toggle("brushed", some.includes(bar));
  };
  const go = () => {
    const first = chosen.map((bar) => bar.dataset.from).sort()[0];
    const last = chosen.map((bar) => bar.dataset.to).sort().at(-1);
    const address = new URL(bars[0].getAttribute("href"), location.href);
    const now = new URL(location.href);
    const next = new URL(now.pathname === address.pathname ? now : address.pathname, now);
    if (now.pathname !== address.pathname && address.searchParams.has("entity")) {
      next.searchParams.set("entity", address.searchParams.get("entity"));
    }
    for (const key of ["_page", "earliest", "latest", "earliest__gte", "latest__lte"]) next.searchParams.delete(key);
    if (unit === "year") {
      for (const key of ["year", "month"]) next.searchParams.delete(key);
      next.searchParams.set("year__gte", first);
      next.searchParams.set("year__lte", last);
    } else {
      next.searchParams.set("earliest__gte", first);
      next.searchParams.set("latest__lte", last);
    }
    location.assign(next);
  };
  const between = (left, right) => bars.filter((bar) => {
    const box = bar.querySelector(".hit").getBoundingClientRect();
    return box.right > Math.min(left, right) && box.left < Math.max(left, right);
  });

  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch") from = event.clientX;
  });
  addEventListener("pointermove", (event) => {
    if (from === null || Math.abs(event.clientX - from) < 6) return;
    svg.classList.add("brushing");
    choose(between(from, event.clientX));
  });
  addEventListener("pointerup", () => {
    if (from === null) return;
    from = null;
    if (svg.classList.contains("brushing") && chosen.length) go();
    setTimeout(() => svg.classList.remove("brushing"));
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => {                // a brush that ends over a bar is no click on it
    if (svg.classList.contains("brushing")) event.preventDefault();
  }, true);

  svg.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target.closest("a"));
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at < 0) return;
    if (step && bars[at + step]) {
      event.preventDefault();
      bars[at + step].focus();
      if (event.shiftKey) choose([...new Set([...(chosen.length ? chosen : [bars[at]]), bars[at + step]])]);
      else choose([]);
    } else if (event.key === "Enter" && chosen.length > 1) {
      event.preventDefault();
      go();
    } else if (event.key === "Escape") {
      choose([]);
    }
  });
}

// `/` goes to the search; j and k to the next and the last entry of a list.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, .CodeMirror, .cm-editor")) return;
  if (event.key === "/") {
    const field = document.querySelector("main input[type=search], header input[type=search]");
    if (field) { event.preventDefault(); field.focus(); }
  } else if (event.key === "j" || event.key === "k") {
    const entries = [...document.querySelectorAll(".entry .title > a, .found > li > a")];
    const at = entries.indexOf(document.activeElement);
    const next = entries[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (next) next.focus();
  }
});

// What Datasette 1.0 would do in an attribute, which our policy forbids.
document.querySelector(".choose-columns-mobile")?.addEventListener("click", () => openColumnChooser());

// The editor of Datasette draws its own field when all is loaded, without a name.
addEventListener("load", () => {
  for (const field of document.querySelectorAll(".CodeMirror textarea, .cm-content")) field.setAttribute("aria-label", "SQL");
});
