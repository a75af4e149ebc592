// What the bench asks of Plotly: the lines of a window's ties, one trace a sign.
window.bench = {
  plot: () => document.querySelector("#net .js-plotly-plot"),
  ready() {
    window.bench.asked ??= fetch("/network.json").then((answer) => answer.json()).then((network) => {
      const at = new Map(network.actors.map((actor) => [actor.id, actor]));
      window.bench.ties = network.ties.map((tie) => ({ ...tie, a: at.get(tie.source), b: at.get(tie.target) }));
    });
    return Boolean(window.Plotly && window.bench.plot()?._fullLayout && window.bench.ties);
  },
  step(from, to) {
    const x = [[], [], []];
    const y = [[], [], []];
    let shown = 0;
    for (const { a, b, sign, spans } of window.bench.ties) {
      if (!holds(spans, from, to)) continue;
      shown += 1;
      x[1 - sign].push(a.x, b.x, null);
      y[1 - sign].push(a.y, b.y, null);
    }
    window.Plotly.restyle(window.bench.plot(), { x, y }, [0, 1, 2]);
    return shown;
  },
  where: () => JSON.stringify(window.bench.plot()._fullLayout.xaxis.range),
};

function holds(spans, from, to) {
  for (let i = 0; i < spans.length; i += 2) if (spans[i] <= to && spans[i + 1] >= from) return true;
  return false;
}
