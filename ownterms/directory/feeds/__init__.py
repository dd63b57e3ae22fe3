"""Reading other people's directories: files, folders, zips and web addresses become rows of HSDS tables.

Pure: no database. Everything is read a piece at a time, with a limit on
every size, so that no file can fill the memory.
"""
