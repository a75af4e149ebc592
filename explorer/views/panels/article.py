"""The article reader: the whole text, its passages marked, each mark opening its tie."""

from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from explorer.model import Article
from explorer.reading import Library, Paragraph, following, paragraphs, spelled_in
from explorer.views import words
from explorer.views.panels import parts

_PLAY = html.Button(
    "Play", type="button", className="link",
    **{"data-do": "play-article", "aria-pressed": "false",
       "title": "Go through the article paragraph by paragraph; the network follows"},
)  # fmt: skip


def layout(library: Library, id_: str, tie: str | None) -> list[Component]:
    """The text of one article; the passages of `tie`, where given, are marked as current."""
    article = library.article(id_)
    lines = paragraphs(library, article)
    text = [part for line in lines for part in _paragraph(library, line, tie)]
    return [
        _head(library, article, tie, sum(m.ties.count(tie or "") for p in lines for m in p.marks)),
        _actors(library, lines),
        html.Div(text, className="article-text", lang=article.lang),
        *_next(library, article),
        *_references(library, article),
    ]


def _next(library: Library, article: Article) -> list[Component]:
    after = following(library, article)
    if after is None:
        return []
    head = html.H3("Next about the same actors", className="section-head")
    return [head, parts.article_line(after, tie=None)]


def _head(library: Library, article: Article, tie: str | None, marks: int) -> Component:
    claims = [c for c in library.claims.values() if c.article == article.id]
    passages = sum(len(c.passages) for c in claims)
    proves = f"{words.count(passages, 'passage')} prove {words.count(len(claims), 'claim')} here."
    back = parts.go("‹ Tie" if tie else "‹ Back", {"article": None, "tie": tie, "keep": True})
    original = [" ", html.A("Original", href=article.url, rel="noreferrer")] if article.url else []
    said = f"Article: {article.title}"
    return html.Div(
        className="article-head",
        children=[
            html.Div(
                [back, " ", _PLAY, *([parts.steps(marks)] if marks else [])], className="kicker"
            ),
            html.H2(article.title, className="panel-title", tabIndex=-1, **{"data-announce": said}),
            html.P([f"{parts.outlet_line(article)}. {proves}", *original], className="also"),
        ],
    )


def _actors(library: Library, lines: list[Paragraph]) -> Component:
    """One button an actor: pressed, only the paragraphs that are about it stay bright."""
    found = dict.fromkeys(
        a for line in lines for a in line.actors if a in library.collection.actors
    )
    buttons = [
        html.Button(
            words.name(library.actor(a), True), type="button", className="chip actor",
            **{"data-do": "bright", "data-actor": a, "aria-pressed": "false"},
        )
        for a in found
    ]  # fmt: skip
    lead = html.Summary(f"{words.count(len(buttons), 'actor')}: show the paragraphs of one")
    return html.Details([lead, html.Div(buttons, className="chips")], className="more bright")


def _paragraph(library: Library, line: Paragraph, tie: str | None) -> list[Component]:
    if line.heading and not line.marks:
        return [html.H3(line.text.removeprefix("## "))]
    data = {"data-ties": " ".join(line.ties), "data-actors": " ".join(line.actors)}
    ties = [parts.tie_line(library, library.tie(t)) for t in line.ties]
    return [html.P(_marked(library, line, tie), **data), html.Div(ties, className="para-ties")]


def _marked(library: Library, line: Paragraph, tie: str | None) -> list[Component | str]:
    """The line with its passages as links to their ties, and names as links to their actors."""
    names = spelled_in(library, line)
    edges = {0, len(line.text), *(e for s, t, _ in names for e in (s, t)),
             *(e for m in line.marks for e in (m.start, m.end))}  # fmt: skip
    out: list[Component | str] = []
    for start, end in pairwise(sorted(edges)):
        text = line.text[start:end]
        name = next((id_ for s, t, id_ in names if s <= start and end <= t), None)
        mark = next((m for m in line.marks if m.start <= start and end <= m.end), None)
        if mark is None and name is None:
            out.append(text)
            continue
        now = mark is not None and tie in mark.ties
        look = ["claimed"] if mark else []
        look += ["now"] if now else []
        look += ["more"] if mark and start > mark.start else []
        if name is not None:
            out.append(
                parts.link(text, {"actor": name, "article": None}, " ".join([*look, "name"]))
            )
        elif mark is not None:
            patch = {"tie": tie if now else mark.ties[0], "keep": True}
            out.append(parts.link(text, patch, " ".join(look)))
    return out


def _references(library: Library, article: Article) -> list[Component]:
    if not article.references:
        return []
    items = [_reference(library, r) for r in article.references]
    return [
        html.Div(
            [html.H3("References", className="section-head"), html.Ol(items)],
            className="references",
        )
    ]


def _reference(library: Library, id_: str) -> Component:
    reference = library.collection.references[id_]
    when = f", {words.when(reference.published)}" if reference.published is not None else ""
    title = (
        html.A(reference.title, href=reference.url, rel="noreferrer")
        if reference.url
        else reference.title
    )
    return html.Li([html.Bdi(reference.publisher), ": ", title, when])
