"""Forms of agendas: none has a field that must be filled."""
