"""Addresses of the mirror: /mirror/ for services and their funders, /space/counted/ for a person's own yes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
