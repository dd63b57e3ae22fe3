"""The directory: organisations, what they offer, where, when and on what terms.

Records follow Open Referral HSDS 3 whole (with the additions of 3.1), so that
nothing a person needs to judge a welcome is lost on the way in. This package
owns reading other people's directories, the listings that can be found, and
the pairs that look like the same thing twice. It promises that reading a feed
twice changes nothing, that a feed is taken whole or not at all, and that no
machine joins two listings.
"""
