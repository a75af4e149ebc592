"""Start here: one tie with its sentence, and questions that are one click each."""

from dash import html
from dash.development.base_component import Component

from explorer.reading import Library, quotes
from explorer.selection import from_query
from explorer.views.panels import parts, story

FOOT = (
    "A missing line is not evidence of absence. It may only mean that no article in this"
    " collection says so."
)


ASKED = (
    ("Who stands with whom?", "Camps in the dates chosen, and who changed sides", "show=camps"),
    ("Who stands between two enemies?", "Uneasy triangles in the dates chosen", "show=triangles"),
    ("What if a source is wrong?", "Set it aside: what falls, what stands on one outlet", "show=doubt"),
    ("What is contested?", "Ties that somebody denies, with both sides",
     "contested=1&modality=happened,possible"),
)  # fmt: skip


def layout(library: Library) -> list[Component]:
    """The panel of a view in which nothing is selected."""
    settings = library.collection.settings
    return [
        html.P("Start here", className="kicker"),
        html.H2("Every line can be traced to the sentence that proves it", className="panel-title"),
        *_proof(library),
        html.H3("Questions to begin with", className="section-head"),
        *[_question(q.text, q.note, q.view) for q in settings.questions],
        html.H3("Ask the whole network", className="section-head"),
        *[_question(*asked) for asked in ASKED],
        *story.shelf(library.collection.stories),
        html.P(FOOT, className="foot"),
    ]


def _proof(library: Library) -> list[Component]:
    settings = library.collection.settings
    tie = library.ties.get(settings.first_tie)
    if tie is None:
        return []
    found = [q for q in quotes(library, tie) if q.article.id == settings.first_article]
    quote = found[0] if found else quotes(library, tie)[0]
    spellings = parts.names(library, (tie.subject, tie.object))
    return [
        html.P("One of these lines is a tie. This is its sentence:", className="lede"),
        html.Div(
            className="proof",
            children=[
                parts.tie_line(library, tie),
                html.Blockquote(parts.marked(quote.passage.exact, spellings)),
                parts.go(quote.article.title, {"article": quote.article.id}, "article-link"),
                html.Small(parts.outlet_line(quote.article), className="count"),
            ],
        ),
    ]


def _question(text: str, note: str, view: str) -> Component:
    selection = from_query(view)[0]
    patch = {k: v for k, v in selection.to_dict().items() if f"{k}=" in view}
    body = html.Span([html.B(text), html.Small(note)])
    arrow = html.Span("→", className="arrow", **{"aria-hidden": "true"})
    return parts.go([body, arrow], {**patch, "keep": True}, "question")
