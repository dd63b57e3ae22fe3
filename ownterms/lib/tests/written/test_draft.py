"""Files that are whole or not there."""

from pathlib import Path

import pytest

from ownterms.lib.written.draft import being_written


class TestBeingWritten:
    def test_gives_a_file_its_name_once_it_is_whole(self, tmp_path: Path) -> None:
        file = tmp_path / "town.zip"

        with being_written(file) as draft:
            draft.write_bytes(b"all of it")
            assert not file.exists()

        assert file.read_bytes() == b"all of it"
        assert list(tmp_path.iterdir()) == [file]

    def test_leaves_what_was_there_where_it_ends_half_way(self, tmp_path: Path) -> None:
        file = tmp_path / "town.zip"
        file.write_bytes(b"before")

        def stopped() -> None:
            with being_written(file) as draft:
                draft.write_bytes(b"half")
                raise OSError("no room")

        with pytest.raises(OSError, match="no room"):
            stopped()

        assert file.read_bytes() == b"before"
        assert list(tmp_path.iterdir()) == [file]
