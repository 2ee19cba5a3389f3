"""What the security rules know: characters, credentials, orders, commands, and how to find them.

Everything here searches with RE2, whose time is linear in the text
(https://github.com/google/re2/wiki/WhyRE2).
"""
