"""Statements about a table that the database itself named."""


def about(statement: str, table: str) -> str:
    """This will put a table's name, quoted, in the place of TABLE: a name cannot travel as a parameter."""
    return statement.replace("TABLE", '"' + table.replace('"', '""') + '"')
