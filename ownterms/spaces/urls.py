"""Addresses of spaces: /space/ is a person's own, /helping/ what others opened to them, /invited/ an invitation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
