"""Organisations and what they offer, as Open Referral HSDS 3, and what limits them.

Promises: nothing is lifted for payment or credential; every listing says where it came from
and when it was last checked; an import is applied whole or not at all.
"""
