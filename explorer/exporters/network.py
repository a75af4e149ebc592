"""The network of actors for Gephi, Cytoscape and networkx: GraphML, GEXF and node-link JSON."""

import io
import json
import re
from collections.abc import Iterable
from typing import Any

from explorer.graph import multigraph
from explorer.model import Collection, Tie

_MODIFIED = re.compile(r'lastmodifieddate="[^"]*"')


def network(collection: Collection, ties: Iterable[Tie], form: str) -> str:
    """The ties that happened between actors, in `graphml`, `gexf` or `json`."""
    import networkx as nx

    graph = multigraph(collection, ties)
    if form == "json":
        return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False) + "\n"
    out = io.BytesIO()
    write: Any = nx.write_graphml_xml if form == "graphml" else nx.write_gexf
    write(graph, out)
    last = max((a.published for a in collection.articles.values()), default="")
    # networkx writes today's date; the same data gives the same file
    return _MODIFIED.sub(f'lastmodifieddate="{last}"', out.getvalue().decode(), count=1)
