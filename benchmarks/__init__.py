"""Every speed that the library claims, measured beside its peers, each answer checked.

    python -m benchmarks

One module a question; ``__main__`` asks them all in one run and writes the page.
"""
