"""People: who somebody is here, how they sign in, and how they like to be reached.

One kind of account for all: whoever helps and whoever is helped. Promises: nobody needs a
password or a reason; nothing about a person exists unless that person started it; an address
that is known and one that is not get the same answer; every session can be seen and ended.
"""
