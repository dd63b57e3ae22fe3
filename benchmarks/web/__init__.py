"""Readers and servers for the benchmarks of pages, over real HTTP on this machine."""
