"""Addresses of agendas: /space/agenda/ and /space/about-me/ are a person's own; /helping/ holds what helpers leave."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
