#!/usr/bin/env python3
"""Times other people's tools over texts that sayso_bench hands over; it calls this, and prints the rows.

usage: peers.py TEXTS PASSES        TEXTS: one JSON string a line

A line of output a tool: its name, a tab, and the seconds of its best pass over all texts, or why there are none. Each is
called as its manual says, from Python, one text at a time; what it takes to make Python's strings is part of its price.
"""
import json
import sys
import time


def blingfire_words():
    from blingfire import text_to_words
    return text_to_words


def blingfire_sentences():
    from blingfire import text_to_sentences
    return text_to_sentences


def sentencex_sentences():
    from sentencex import segment
    return lambda text: list(segment("en", text))


TOOLS = [("BlingFire, words", blingfire_words), ("BlingFire, sentences", blingfire_sentences), ("sentencex, sentences", sentencex_sentences)]


def best_seconds(work, texts, passes):
    best = float("inf")
    for number in range(passes + 1):
        start = time.perf_counter()
        for text in texts:
            work(text)
        if number > 0:  # the first is to warm up
            best = min(best, time.perf_counter() - start)
    return best


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    for name, make in TOOLS:
        try:
            print(name, best_seconds(make(), texts, int(sys.argv[2])), sep="\t", flush=True)
        except ImportError:
            print(name, "not installed", sep="\t", flush=True)


if __name__ == "__main__":
    main()
