"""One file a row of the page: `measure(lab)` gives its section."""
