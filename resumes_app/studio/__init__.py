"""Takes, edit list, preview and render: from recordings to a published clip."""
