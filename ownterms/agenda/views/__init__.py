"""Pages of agendas: a person's own, and what helpers leave beside them."""
