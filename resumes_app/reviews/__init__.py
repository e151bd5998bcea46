"""How a company decides together: deck, decisions, dashboard."""
