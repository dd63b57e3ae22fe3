"""From a person's own words to what is around them.

Promises: no account, no form; nothing typed is logged or kept; no kind, payment or credential
is lifted; what was understood is shown and can be struck out; danger puts help first.
"""
