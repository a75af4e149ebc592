"""One file a panel: `layout()`, pure functions, `register(app, store)`."""
