"""A story: its step over what the step shows, with the way on and back."""

import json
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.model import Story
from explorer.selection import Selection, from_query
from explorer.views import words
from explorer.views.panels import parts

_LEFT: dict[str, Any] = {"story": None, "step": 1}


def head(story: Story, at: int) -> list[Component]:
    """What a step says; it stands above the panel of the view that the step opens."""
    at = min(at, len(story.steps))
    step = story.steps[at - 1]
    said = f"Step {at} of {len(story.steps)}: {step.text}"
    return [
        html.Div(
            className="story",
            children=[
                html.Div([html.Span([html.B(story.title), f", {at} of {len(story.steps)}"]),
                          parts.go("leave", _LEFT)], className="kicker"),
                html.P(step.text, className="story-step", **{"data-story-said": said}),
                html.Div(className="steps-line", children=[
                    _way("previous", "[", story, at - 1), _way("next", "]", story, at + 1)]),
            ],
        )
    ]  # fmt: skip


def shelf(stories: tuple[Story, ...]) -> list[Component]:
    """All stories, each begun, or gone on with, by one click."""
    if not stories:
        return []
    return [html.H3("Stories", className="section-head"), *[_book(s) for s in stories]]


def _book(story: Story) -> Component:
    steps = [patch(story, n) for n in range(1, len(story.steps) + 1)]
    body = html.Span(
        [html.B(story.title), html.Small(story.text),
         html.Small(words.count(len(steps), "step"), className="count", **{"data-steps": ""})]
    )  # fmt: skip
    data = {"data-do": "story", "data-story": story.id,
            "data-patches": json.dumps(steps, ensure_ascii=False)}  # fmt: skip
    arrow = html.Span("→", className="arrow", **{"aria-hidden": "true"})
    return html.Button([body, arrow], type="button", className="question", **data)


def _way(word: str, key: str, story: Story, to: int) -> Component:
    children = [html.Kbd(key), f" {word}"] if word == "previous" else [f"{word} ", html.Kbd(key)]
    if not 1 <= to <= len(story.steps):
        return html.Span()
    return parts.go(children, patch(story, to), "link", **{"data-way": word})


def patch(story: Story, number: int) -> dict[str, Any]:
    """The whole view of a step: what it does not name has its default."""
    selection = from_query(story.steps[number - 1].view)[0]
    default = Selection().to_dict()
    given = {k: v for k, v in selection.to_dict().items() if v != default[k]}
    return {**default, **given, "story": story.id, "step": number, "keep": True}
